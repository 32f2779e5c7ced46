// Dragging with mouse, pen or a long press. Columns say what a drop means (data-drop) or why it is refused (data-drop-refusal);
// on small screens the tabs take the drop. The card stays where it was dropped until settle() says how it went.
import { columns, columnOf, scrollerOf, cardOf, cardIn, nameOf, can, why, pitch, make, isCalm } from './dom.js';

const threshold = 6, longPress = 420, edge = 48;

export function dragging(board) {
  const { root, signal } = board;
  const held = new Map(); // id → { clone, column } dropped and not yet settled
  let press = null, drag = null, frame = 0, justDragged = false;

  function begin() {
    const { card, x, y } = press, box = card.getBoundingClientRect();
    const clone = card.cloneNode(true);
    clone.querySelectorAll('.card-actions, .card-more').forEach(part => part.remove());
    clone.className = 'card card-drag';
    clone.removeAttribute('tabindex');
    clone.style.width = `${box.width}px`;
    document.body.append(clone);
    drag = { id: card.dataset.id, card, clone, from: columnOf(card), dx: x - box.left, dy: y - box.top, x, y, over: null };
    card.dataset.lifted = '';
    document.documentElement.dataset.dragging = '';
    try { root.setPointerCapture(press.pointer); } catch { /* The pointer is gone already; its cancel ends the drag. */ }
    follow();
  }

  function follow() {
    if (!drag) return;
    drag.clone.style.transform = `translate(${drag.x - drag.dx}px, ${drag.y - drag.dy}px) rotate(${isCalm() ? 0 : .8}deg)`;
    aim();
    scrollAtEdges();
    frame = requestAnimationFrame(follow);
  }

  function targetAt(x, y) {
    const hit = document.elementFromPoint(x, y), tab = hit?.closest('[data-tab]');
    const column = tab ? columns(root).find(c => c.dataset.column === tab.dataset.tab) : columnOf(hit);
    return column && column !== drag.from ? { column, mark: tab ?? column } : null;
  }

  function refusalOf(column) {
    if (column.dataset.dropRefusal) return column.dataset.dropRefusal;
    return can(drag.card, column.dataset.drop) ? null : why(drag.card, column.dataset.drop);
  }

  function aim() {
    const target = targetAt(drag.x, drag.y);
    if (target?.mark !== drag.over?.mark) {
      unmark();
      drag.over = target && { ...target, refusal: refusalOf(target.column) };
      if (drag.over) {
        drag.over.mark.dataset.over = drag.over.refusal ? 'no' : 'ok';
        if (drag.over.refusal) drag.label = document.body.appendChild(make('div', 'drop-refusal', drag.over.refusal));
      }
    }
    if (drag.label) Object.assign(drag.label.style, { left: `${Math.min(drag.x + 14, innerWidth - 250)}px`, top: `${drag.y + 18}px` });
  }

  function unmark() {
    if (drag.over) delete drag.over.mark.dataset.over;
    drag.label?.remove();
    drag.label = null;
  }

  function scrollAtEdges() {
    const scroller = drag.over && scrollerOf(drag.over.column), pull = (at, from, to) => at < from + edge ? at - from - edge : at > to - edge ? at - to + edge : 0;
    const box = root.getBoundingClientRect();
    root.scrollLeft += pull(drag.x, box.left, box.right) / 4;
    if (!scroller) return;
    const view = scroller.getBoundingClientRect();
    scroller.scrollTop += pull(drag.y, view.top, view.bottom) / 4;
  }

  function end(drop) {
    clearTimeout(press?.timer);
    const was = drag;
    if (was) {
      cancelAnimationFrame(frame);
      unmark();
      drag = null;
      delete document.documentElement.dataset.dragging;
      justDragged = true;
      setTimeout(() => { justDragged = false; });
      if (drop && was.over && !was.over.refusal) keep(was);
      else back(was, drop ? was.over?.refusal : null);
    }
    press = null;
  }

  function keep({ id, card, clone, over }) {
    const { column } = over, scroller = scrollerOf(column), view = scroller?.getBoundingClientRect();
    if (view?.height) {
      const height = pitch(root), wish = clone.getBoundingClientRect().top - view.top + scroller.scrollTop - 6;
      clone.className = 'card card-held';
      clone.style.cssText = `top: ${6 + Math.max(0, Math.round(wish / height)) * height}px`;
      scroller.append(clone);
    } else clone.remove();
    held.set(id, { clone, column });
    board.act(column.dataset.drop, card.isConnected ? card : (cardIn(columns(root)[0], id) ?? card));
  }

  function back({ id, card, clone }, refusal) {
    const home = columns(root).map(column => cardIn(column, id)).find(Boolean) ?? card;
    delete home.dataset.lifted;
    const box = home.getBoundingClientRect();
    const done = () => { clone.remove(); if (refusal) board.refuse(home, refusal); };
    if (isCalm() || !home.isConnected) { done(); return; }
    clone.style.transition = 'transform 180ms cubic-bezier(.2, 0, .1, 1)';
    clone.style.transform = `translate(${box.left}px, ${box.top}px)`;
    setTimeout(done, 190);
  }

  function settle(id, outcome, text) {
    const kept = held.get(id);
    if (!kept) return false;
    held.delete(id);
    const home = columns(root).filter(column => column !== kept.column).map(column => cardIn(column, id)).find(Boolean);
    if (outcome === 'ok') { arrive(id, kept); return true; }
    const box = kept.clone.isConnected ? kept.clone.getBoundingClientRect() : null;
    kept.clone.remove();
    if (home) delete home.dataset.lifted;
    if (!box || !home) { if (text) board.refuse(home, text); return true; }
    kept.clone.className = 'card card-drag';
    kept.clone.style.cssText = `width: ${box.width}px; transform: translate(${box.left}px, ${box.top}px)`;
    document.body.append(kept.clone);
    kept.clone.getBoundingClientRect(); // The start of the way back has to be laid out before it can be left.
    back({ id, card: home, clone: kept.clone }, text);
    return true;
  }

  // The live patch with the real card comes a moment after the answer; the copy waits for it, but not for ever.
  function arrive(id, { clone, column }, until = performance.now() + 1500) {
    if (!cardIn(column, id) && performance.now() < until && !signal.aborted) { requestAnimationFrame(() => arrive(id, { clone, column }, until)); return; }
    clone.style.opacity = '0';
    setTimeout(() => clone.remove(), 220);
    for (const card of root.querySelectorAll(`[data-lifted][data-id="${CSS.escape(id)}"]`)) delete card.dataset.lifted;
  }

  root.addEventListener('pointerdown', event => {
    const card = cardOf(event.target);
    if (!card || event.button || event.target.closest('button') || drag || held.has(card.dataset.id)) return;
    press = { card, x: event.clientX, y: event.clientY, pointer: event.pointerId, touch: event.pointerType === 'touch' };
    if (press.touch) press.timer = setTimeout(() => { if (press) { navigator.vibrate?.(10); begin(); } }, longPress);
  }, { signal });
  root.addEventListener('pointermove', event => {
    if (drag) { drag.x = event.clientX; drag.y = event.clientY; return; }
    if (!press || event.pointerId !== press.pointer) return;
    const far = Math.hypot(event.clientX - press.x, event.clientY - press.y);
    if (press.touch) { if (far > 10) end(false); }
    else if (far > threshold) { begin(); drag.x = event.clientX; drag.y = event.clientY; }
  }, { signal });
  document.addEventListener('pointerup', event => {
    if (drag) { drag.x = event.clientX; drag.y = event.clientY; aim(); }
    end(true);
  }, { signal });
  document.addEventListener('pointercancel', () => end(false), { signal });
  addEventListener('blur', () => drag && end(false), { signal });
  document.addEventListener('keydown', event => { if (drag && event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); end(false); } }, { capture: true, signal });
  root.addEventListener('touchmove', event => { if (drag) event.preventDefault(); }, { passive: false, signal });
  root.addEventListener('contextmenu', event => { if (drag || press?.touch) event.preventDefault(); }, { signal });
  root.addEventListener('dragstart', event => event.preventDefault(), { signal });
  root.addEventListener('click', event => { if (justDragged) { event.preventDefault(); event.stopImmediatePropagation(); } }, { capture: true, signal });

  return { settle, isDragging: () => !!drag, dispose() { end(false); for (const { clone } of held.values()) clone.remove(); } };
}
