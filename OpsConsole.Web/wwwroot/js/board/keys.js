// The keyboard of the board. Arrows and Enter are here; the letters come from shortcuts.js as "ops:shortcut" on the focused card.
// The palette asks which card it would act on.
import { cardOf, columnOf } from './dom.js';

export function keys(board) {
  const { root, signal } = board;
  root.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.target.closest('input, textarea, select, [contenteditable=true], [role=tablist]') || document.querySelector('dialog[open]')) return;
    const card = cardOf(event.target);
    if (!columnOf(event.target)) return;
    if (board.move(event, card)) event.preventDefault();
    else if (card && event.key === 'Enter' && event.target === card) { board.open(card); event.preventDefault(); }
  }, { signal });

  root.addEventListener('ops:shortcut', event => {
    const card = cardOf(event.target), action = board.actions.find(known => known.shortcut === event.detail.id)?.name;
    if (!card || !columnOf(card)) return;
    if (action) board.act(action, card);
    else if (event.detail.id === 'card.menu') board.menu(card);
    else return;
    event.preventDefault();
  }, { signal });

  document.addEventListener('ops:palette', event => {
    const card = board.selected();
    if (card) Object.assign(event.detail, { target: card, name: card.querySelector('.card-address')?.textContent.trim() });
  }, { signal });
  return { dispose() {} };
}
