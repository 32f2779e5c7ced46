// Where things are on a board. The only place that knows its markup; keep in step with BoardColumnPanel.razor.
import { now } from '../clock.js';
export const cardSelector = '.card[data-id]';
export const columns = root => [...root.querySelectorAll(':scope > .board-column')];
export const columnOf = node => node?.closest?.('.board-column') ?? null;
export const scrollerOf = column => column.querySelector('.board-scroll');
export const listOf = column => column.querySelector('.board-list');
export const cardsOf = column => [...(listOf(column)?.children ?? [])].filter(node => node.matches(cardSelector));
export const cardOf = node => node?.closest?.(cardSelector) ?? null;
export const cardIn = (column, id) => column?.querySelector(`.board-list > ${cardSelector.replace('data-id', `data-id="${CSS.escape(id)}"`)}`) ?? null;
export const nameOf = column => column.dataset.name ?? column.querySelector('h2')?.textContent.trim() ?? column.dataset.column;
export const pitch = root => parseFloat(getComputedStyle(root).getPropertyValue('--card-h')) || 112;
export const firstOf = column => Number(column.dataset.first ?? 0);
export const totalOf = column => Number(column.dataset.total ?? cardsOf(column).length);
export const has = (list, word) => (list ?? '').split(' ').includes(word);
// What was done can be taken back until data-undo-until; the server asks the lead again all the same.
const isLate = (card, action) => action === 'takeback' && Number(card.dataset.undoUntil ?? Infinity) < now();
export const can = (card, action) => has(card.dataset.can, action) && !isLate(card, action);
export const why = (card, action) => has(card.dataset.can, action) && isLate(card, action) ? 'The undo window is over' : card.getAttribute(`data-why-${action}`) ?? card.dataset.why ?? 'This is not possible here.';
export const isSmall = () => matchMedia('(max-width: 800px)').matches;
export const isCalm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

export function announce(text) {
  let region = document.getElementById('announcer');
  if (!region) {
    region = document.body.appendChild(make('div', 'sr-only'));
    region.id = 'announcer';
    region.setAttribute('aria-live', 'polite');
  }
  region.textContent = text;
}
