// On small screens the columns are tabs. The tab list ([role=tablist][data-board-tabs]) stands before the board in the page.
// data-shown on a column decides which one is seen; the choice is remembered for this tab of the browser.
import { columns } from './dom.js';

export function tabs(board) {
  const { root, signal } = board;
  const bar = root.ownerDocument.querySelector('[data-board-tabs]');
  if (!bar) return { mutated() {}, dispose() {} };
  const key = `board-tab:${root.dataset.board}`;
  const buttons = () => [...bar.querySelectorAll('[data-tab]')];
  let shown = columns(root).find(column => column.hasAttribute('data-shown'))?.dataset.column ?? sessionStorage.getItem(key);

  function paint() {
    const all = columns(root);
    if (!all.some(column => column.dataset.column === shown)) shown = all[0]?.dataset.column;
    for (const column of all) if (column.hasAttribute('data-shown') !== (column.dataset.column === shown)) column.toggleAttribute('data-shown', column.dataset.column === shown);
    for (const button of buttons()) {
      const on = button.dataset.tab === shown;
      if (button.getAttribute('aria-selected') !== String(on)) button.setAttribute('aria-selected', on);
      button.tabIndex = on ? 0 : -1;
    }
  }

  function show(name, focus) {
    shown = name;
    sessionStorage.setItem(key, name);
    board.quietly(paint);
    const button = buttons().find(b => b.dataset.tab === name);
    button?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (focus) button?.focus();
    board.askWindow();
  }

  bar.addEventListener('click', event => { const button = event.target.closest('[data-tab]'); if (button) show(button.dataset.tab); }, { signal });
  bar.addEventListener('keydown', event => {
    const all = buttons(), at = all.findIndex(button => button.dataset.tab === shown);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    show(all[(to + all.length) % all.length].dataset.tab, true);
  }, { signal });
  board.quietly(paint);
  return { mutated: paint, dispose() {} };
}
