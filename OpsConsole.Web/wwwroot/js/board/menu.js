// The "Move to…" menu: everything that dragging can do, by click and by keyboard. One menu for the board, filled when opened.
import { keysOf } from '../shortcuts.js';
import { columns, columnOf, nameOf, can, has, why, make } from './dom.js';

export function menu(board) {
  const { root, signal } = board;
  const element = document.body.appendChild(make('div', 'menu'));
  element.popover = 'auto';
  element.setAttribute('role', 'menu');
  element.setAttribute('aria-label', 'Move to');
  let card = null;

  function item(text, action, { key, reason, tone } = {}) {
    const button = make('button', 'menu-item');
    button.type = 'button';
    button.tabIndex = -1;
    button.setAttribute('role', 'menuitem');
    if (tone) button.append(make('span', `dot ${tone}`));
    const words = button.appendChild(make('span', 'grow', text));
    if (reason) { button.setAttribute('aria-disabled', 'true'); words.append(make('small', '', reason)); }
    if (key) button.append(make('kbd', '', key));
    button.addEventListener('click', () => {
      if (reason) return;
      const chosen = card;
      element.hidePopover();
      action(chosen);
    });
    return button;
  }

  function fill() {
    const own = columnOf(card), entries = [make('div', 'menu-title', 'Move to')];
    for (const column of columns(root).filter(other => other !== own)) {
      const action = column.dataset.drop, key = keysOf(board.actions.find(known => known.name === action)?.shortcut);
      const reason = column.dataset.dropRefusal ?? (can(card, action) ? null : why(card, action));
      entries.push(item(nameOf(column), target => board.act(action, target), { key: reason ? null : key, reason, tone: `tone-${column.dataset.column}` }));
    }
    entries.push(make('hr'));
    for (const { name, inMenu, shortcut } of board.actions.filter(action => action.inMenu && (can(card, action.name) || has(card.dataset.cannot, action.name))))
      entries.push(item(inMenu, target => board.act(name, target), { key: keysOf(shortcut), reason: can(card, name) ? null : why(card, name) }));
    entries.push(item('Open', target => board.open(target), { key: 'Enter' }));
    const link = card.querySelector('a.card-address')?.href;
    if (link) entries.push(item('Copy link', () => navigator.clipboard?.writeText(link)));
    element.replaceChildren(...entries);
  }

  function place(from) {
    const box = from.getBoundingClientRect(), own = element.getBoundingClientRect();
    const start = from === card ? box.left : box.right - own.width;
    const top = box.bottom + 4 + own.height > innerHeight ? Math.max(8, box.top - own.height - 4) : box.bottom + 4;
    element.style.top = `${top}px`;
    element.style.left = `${Math.max(8, Math.min(innerWidth - own.width - 8, start))}px`;
  }

  function open(target, button) {
    card = target;
    fill();
    element.showPopover();
    place(button ?? card);
    element.querySelector('.menu-item')?.focus();
  }

  element.addEventListener('keydown', event => {
    const items = [...element.querySelectorAll('.menu-item')], at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (event.key === 'Tab') element.hidePopover();
    if (to === undefined) return;
    event.preventDefault();
    items[(to + items.length) % items.length].focus();
  }, { signal });
  element.addEventListener('toggle', event => { if (event.newState === 'closed' && document.activeElement === document.body && card?.isConnected) card.focus({ preventScroll: true }); }, { signal });
  return { open, dispose: () => element.remove() };
}
