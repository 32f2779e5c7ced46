// The keyboard of the board. Single letters are silent while somebody types, in dialogs, and when switched off (localStorage shortcuts=off).
import { cardOf, columnOf } from './dom.js';

const letters = { a: 'approve', r: 'reject', q: 'ask', u: 'takeback' };

export function keys(board) {
  const { root, signal } = board;
  root.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (event.target.closest('input, textarea, select, [contenteditable=true], [role=tablist]') || document.querySelector('dialog[open]')) return;
    const card = cardOf(event.target);
    if (!columnOf(event.target)) return;
    if (handle(event, card)) event.preventDefault();
  }, { signal });

  function handle(event, card) {
    if (board.move(event, card)) return true;
    if (!card) return false;
    if (event.key === 'Enter' && event.target === card) { board.open(card); return true; }
    if (event.shiftKey || localStorage.getItem('shortcuts') === 'off') return false;
    const key = event.key.toLowerCase();
    if (letters[key]) { board.act(letters[key], card); return true; }
    if (key === 'm') { board.menu(card); return true; }
    return false;
  }
  return { dispose() {} };
}
