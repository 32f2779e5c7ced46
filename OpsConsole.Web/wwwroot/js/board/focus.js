// One card can be reached with Tab; arrows move from there. The focus survives live patches: the same lead, or the next
// one if it left. A card that is merely scrolled out of the rendered rows is remembered and found again.
import { columns, columnOf, scrollerOf, cardsOf, cardOf, cardIn, firstOf, totalOf, pitch } from './dom.js';

export function focusing(board) {
  const { root, signal } = board;
  let current = null;   // { id, column, index } of the card that has or had the focus
  let wanted = null;    // { column, index } to focus as soon as it is rendered
  let inside = false;   // whether the focus was last seen in a card

  const columnNamed = name => columns(root).find(column => column.dataset.column === name);
  const indexOf = card => firstOf(columnOf(card)) + cardsOf(columnOf(card)).indexOf(card);
  const remember = card => { current = { id: card.dataset.id, column: columnOf(card).dataset.column, index: indexOf(card) }; };

  function rove() {
    const cards = root.querySelectorAll('.board-list > .card[data-id]');
    const column = current && columnNamed(current.column);
    const chosen = (column && cardIn(column, current.id)) ?? cards[0];
    for (const card of cards) if (card.tabIndex !== (card === chosen ? 0 : -1)) card.tabIndex = card === chosen ? 0 : -1;
  }

  function reveal(card) {
    const scroller = scrollerOf(columnOf(card)), box = card.getBoundingClientRect(), frame = scroller.getBoundingClientRect();
    if (box.top < frame.top + 6) scroller.scrollTop -= frame.top + 6 - box.top;
    else if (box.bottom > frame.bottom - 6) scroller.scrollTop += box.bottom - frame.bottom + 6;
    const edge = root.getBoundingClientRect();
    if (box.left < edge.left) root.scrollLeft -= edge.left - box.left + 22;
    else if (box.right > edge.right) root.scrollLeft += box.right - edge.right + 22;
  }

  function focus(card) {
    wanted = null;
    card.tabIndex = 0;
    card.focus({ preventScroll: true });
    reveal(card);
  }

  function goTo(column, index) {
    const total = totalOf(column);
    if (!total) return;
    const at = Math.max(0, Math.min(total - 1, index)), scroller = scrollerOf(column);
    board.quietly(() => board.fold(column));
    const card = cardsOf(column)[at - firstOf(column)];
    if (card) { focus(card); return; }
    wanted = { column: column.dataset.column, index: at };
    scroller.scrollTop = at * pitch(root) - (scroller.clientHeight - pitch(root)) / 2;
    board.askWindow();
  }

  function sideways(card, step) {
    const all = columns(root).filter(column => column.offsetParent), box = card.getBoundingClientRect();
    for (let i = all.indexOf(columnOf(card)) + step; all[i]; i += step) {
      const nearest = cardsOf(all[i]).map(other => [Math.abs(other.getBoundingClientRect().top - box.top), other]).sort((a, b) => a[0] - b[0])[0];
      if (nearest) return focus(nearest[1]);
    }
  }

  function lost() {
    const column = current && columnNamed(current.column);
    if (!column) return;
    const same = cardIn(column, current.id), first = firstOf(column), rendered = cardsOf(column);
    if (same) focus(same);
    else if (current.index < first || current.index >= first + Math.max(rendered.length, 1)) {
      if (current.index >= totalOf(column) && totalOf(column)) goTo(column, current.index);
      else scrollerOf(column)?.focus({ preventScroll: true }); // Scrolled away, not gone: keys go on from there.
    }
    else if (rendered.length) focus(rendered[current.index - first]);
    else column.focus({ preventScroll: true });
  }

  function mutated() {
    const column = current && columnNamed(current.column), card = column && cardIn(column, current.id);
    if (wanted) {
      const target = columnNamed(wanted.column), found = target && cardsOf(target)[wanted.index - firstOf(target)];
      if (found) focus(found);
    }
    else if (inside && (document.activeElement === document.body || !document.activeElement)) lost();
    else if (card) remember(card);
    rove();
  }

  function move(event, card) {
    const column = columnOf(card) ?? (current && columnNamed(current.column));
    if (!column) return false;
    const index = card ? indexOf(card) : current.index, page = Math.max(1, Math.floor(scrollerOf(column).clientHeight / pitch(root)) - 1);
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: totalOf(column) - 1, PageDown: index + page, PageUp: index - page }[event.key];
    if (to !== undefined) goTo(column, to);
    else if (card && event.key === 'ArrowRight') sideways(card, 1);
    else if (card && event.key === 'ArrowLeft') sideways(card, -1);
    else return false;
    return true;
  }

  root.addEventListener('focusin', event => { const card = cardOf(event.target); if (card) { remember(card); rove(); } }, { signal });
  document.addEventListener('focusin', event => { inside = !!cardOf(event.target) && root.contains(event.target) || !!event.target.matches?.('.board-scroll'); }, { signal });
  // A press focuses the card, not the link in it (which is there for new tabs and for copying).
  root.addEventListener('mousedown', event => {
    const card = cardOf(event.target);
    if (!card || event.target.closest('button') || event.button > 1) return;
    event.preventDefault();
    card.focus({ preventScroll: true });
  }, { signal });
  document.addEventListener('pointerdown', event => { if (!cardOf(event.target)) inside = false; }, { capture: true, signal });
  document.addEventListener('ops:focus-lost', () => { if (document.activeElement === document.body) lost(); }, { signal });
  rove();
  // The card that has the focus, or had it last and is still there.
  const selected = () => { const column = current && columnNamed(current.column); return column ? cardIn(column, current.id) : null; };
  return { mutated, move, focus, selected, dispose() {} };
}
