// Nothing moves under the pointer. While it rests in a column, rows that come and go above the card it points at are
// compensated with a translate before they are painted; leaving the column lets the list settle. The card with the focus keeps
// its place by scrolling, as far as that goes: the focus may rest for hours, and new rows have to stay within reach.
// If that very card goes, an empty place with the reason stays, so that a click cannot land on its neighbour.
import { cardSelector, columns, columnOf, scrollerOf, listOf, cardOf, cardIn, nameOf, isCalm, make } from './dom.js';

export function anchoring(board) {
  const { root, signal } = board;
  const shifts = new WeakMap(), anchors = new Map(), ghosts = new Map();
  let under = null, focused = null;

  const shiftOf = column => shifts.get(column) ?? 0;
  const visualTop = (column, card) => card.offsetTop + shiftOf(column);

  function move(column, shift) {
    shifts.set(column, shift);
    const list = listOf(column);
    if (!list) return;
    delete list.dataset.releasing;
    list.style.transform = shift ? `translateY(${shift}px)` : '';
  }

  function hold(column, card) {
    scrollerOf(column)?.setAttribute('data-anchored', ''); // Switches the browser's own scroll anchoring off meanwhile.
    anchors.set(column, { card, id: card.dataset.id, at: visualTop(column, card) });
  }

  function letGo(column) {
    scrollerOf(column)?.removeAttribute('data-anchored');
    anchors.delete(column);
  }

  // Turns the translate into scrolling, which looks the same and lets everything be reached.
  function fold(column) {
    const shift = shiftOf(column), scroller = scrollerOf(column);
    if (!shift || !scroller) return;
    const before = scroller.scrollTop;
    scroller.scrollTop = before - shift;
    move(column, shift + scroller.scrollTop - before);
    const anchor = anchors.get(column);
    if (anchor?.card.isConnected) hold(column, anchor.card);
  }

  function release(column) {
    if (!column) return;
    dropGhost(column);
    letGo(column);
    if (scrollerOf(column)?.scrollTop > 0) fold(column);
    ease(column);
    if (focused?.isConnected && columnOf(focused) === column) hold(column, focused);
  }

  function ease(column) {
    const list = listOf(column);
    if (!list || !shiftOf(column)) return;
    shifts.set(column, 0);
    list.dataset.releasing = '';
    list.style.transform = '';
    if (isCalm()) delete list.dataset.releasing;
    else setTimeout(() => delete list.dataset.releasing, 260);
  }

  function reasonFor(id) {
    try {
      const told = JSON.parse(root.dataset.left ?? '{}')[id];
      if (told) return told;
    } catch { /* A half-written attribute is no reason to fail. */ }
    const now = columns(root).find(column => cardIn(column, id));
    return now ? `Moved to ${nameOf(now)}` : 'No longer in this column';
  }

  function leaveGhost(column, anchor, records) {
    dropGhost(column);
    const list = listOf(column);
    const ghost = make('div', 'card card-ghost', reasonFor(anchor.id));
    ghost.setAttribute('aria-hidden', 'true');
    const removal = records.find(record => [...record.removedNodes].includes(anchor.card));
    let before = removal?.nextSibling?.parentNode === list ? removal.nextSibling : null;
    before ??= removal?.previousSibling?.parentNode === list ? removal.previousSibling.nextSibling : null;
    before ??= [...list.querySelectorAll(`:scope > ${cardSelector}`)].find(card => visualTop(column, card) >= anchor.at - 1) ?? list.lastElementChild;
    list.insertBefore(ghost, before);
    ghosts.set(column, ghost);
    anchors.set(column, { card: ghost, id: anchor.id, at: anchor.at });
  }

  function dropGhost(column) {
    ghosts.get(column)?.remove();
    ghosts.delete(column);
  }

  function isInView(column, at) {
    const scroller = scrollerOf(column), top = at - scroller.scrollTop;
    return top > -200 && top < scroller.clientHeight;
  }

  function mutated(records) {
    for (const [column, anchor] of anchors) {
      if (!column.isConnected || !listOf(column)) { letGo(column); continue; }
      const present = ghosts.get(column) === anchor.card ? anchor.card : cardIn(column, anchor.id);
      const jumped = present && Math.abs(anchor.at - visualTop(column, present)) > scrollerOf(column).clientHeight;
      if (present && !jumped) anchor.card = present;
      else if (under === column && isInView(column, anchor.at)) leaveGhost(column, anchor, records);
      else { letGo(column); continue; }
      const held = anchors.get(column), shift = held.at - held.card.offsetTop;
      if (shift === shiftOf(column)) continue;
      move(column, shift);
      if (column !== under) { fold(column); ease(column); }
    }
  }

  function enter(target) {
    const column = columnOf(target);
    if (column !== under) {
      const left = under;
      under = column;
      if (left) board.quietly(() => release(left));
    }
    const card = cardOf(target);
    if (!card || !column || anchors.get(column)?.card === card) return;
    board.quietly(() => {
      hold(column, card);
      if (!ghosts.has(column)) return;
      dropGhost(column); // The pointer is on a neighbour now: that one stays, the gap closes.
      move(column, anchors.get(column).at - card.offsetTop);
    });
  }

  root.addEventListener('pointerover', event => event.pointerType !== 'touch' && enter(event.target), { signal });
  root.addEventListener('pointerleave', () => enter(null), { signal });
  root.addEventListener('wheel', event => { const column = columnOf(event.target); if (column) board.quietly(() => fold(column)); }, { passive: true, signal });
  root.addEventListener('focusin', event => {
    const card = cardOf(event.target), before = columnOf(focused);
    focused = card;
    if (before && before !== columnOf(card) && before !== under) board.quietly(() => release(before));
    if (card && columnOf(card) !== under) hold(columnOf(card), card);
  }, { signal });
  root.addEventListener('focusout', event => {
    if (root.contains(event.relatedTarget) || !focused?.isConnected) return;
    const column = columnOf(focused);
    focused = null;
    if (column && column !== under) board.quietly(() => release(column));
  }, { signal });

  return { mutated, shiftOf, fold, dispose: () => columns(root).forEach(column => { dropGhost(column); move(column, 0); }) };
}
