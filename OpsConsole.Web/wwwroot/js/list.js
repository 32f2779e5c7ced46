// A list in the browser. attach(root, dotnet, fields, whyNot) → { focusRow(id), dispose() }. Calls on dotnet: HandleOpenAsync(id),
// HandleSelectAsync(ids, on), and what list/cells.js (editing in place) and list/columns.js (moving columns) say. Rows are tr[data-id] in table[data-list]; the server owns them. One row is the keyboard's: J, K and the arrows
// move it, Enter opens, X or Space selects, Shift selects a stretch, F goes to the filter. The row keeps its lead through every refresh;
// when the lead leaves the list the keyboard goes on at its place.
import { cells } from './list/cells.js';
import { columns } from './list/columns.js';
const isTyping = node => !!node.closest?.('input:not([type=checkbox]), textarea, select, [contenteditable=true]');
const doubleClick = 260, slowDoubleClick = 1000;
const isPlain = event => !event.ctrlKey && !event.metaKey && !event.altKey && event.button === 0;

export function attach(root, dotnet, fields, whyNot) {
  const life = new AbortController(), { signal } = life;
  const rows = () => [...root.querySelectorAll('table[data-list] > tbody > tr[data-id]')];
  const rowOf = node => node.closest?.('tr[data-id]');
  const idOf = row => Number(row.dataset.id);
  let current = null, place = 0, anchor = null, hadFocus = false, opening = 0, openedAt = -1e9;

  function focus(row) {
    if (!row) return;
    mark(row);
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  }

  function mark(row) {
    for (const other of root.querySelectorAll('tr[data-id][tabindex="0"]')) if (other !== row) other.tabIndex = -1;
    row.tabIndex = 0;
    current = row.dataset.id;
    place = rows().indexOf(row);
  }

  function settle() {
    const all = rows();
    if (!all.length) return;
    const same = all.find(row => row.dataset.id === current);
    const row = same ?? all[Math.min(place, all.length - 1)];
    mark(row);
    editing.settle();
    if (!same && hadFocus && document.activeElement === document.body) row.focus({ preventScroll: true });
  }

  function step(by) {
    const all = rows(), at = all.findIndex(row => row.dataset.id === current);
    focus(document.activeElement === all[at] || rowOf(document.activeElement) ? all[Math.max(0, Math.min(all.length - 1, at + by))] : all[Math.max(0, at)]);
  }

  const isOn = row => row.querySelector('[data-pick]').checked;

  function select(row, on, isStretch) {
    const all = rows(), from = all.findIndex(other => other.dataset.id === anchor), to = all.indexOf(row);
    const picked = isStretch && from >= 0 ? all.slice(Math.min(from, to), Math.max(from, to) + 1) : [row];
    for (const one of picked) one.querySelector('[data-pick]').checked = on; // At once; the server says the same a moment later.
    anchor = row.dataset.id;
    dotnet.invokeMethodAsync('HandleSelectAsync', picked.map(idOf), on);
  }

  // The first click of a double click is about to open the lead, or of a slow one has done so.
  const takeBack = () => { clearTimeout(opening); if (performance.now() - openedAt < slowDoubleClick) dotnet.invokeMethodAsync('HandleTakeBackOpenAsync'); };
  const editing = cells({ root, signal, dotnet, rows, rowOf, focus, takeBack, fields, whyNot });
  columns({ root, signal, dotnet });

  const open = row => { mark(row); dotnet.invokeMethodAsync('HandleOpenAsync', idOf(row)); };

  // Capturing, so that the link of a row is ours before Blazor follows it; with Ctrl it opens a tab of its own.
  root.addEventListener('click', event => {
    const row = rowOf(event.target);
    if (!row || !isPlain(event)) return;
    const box = event.target.closest('.pick') && row.querySelector('[data-pick]');
    if (box) {
      if (event.target !== box) box.checked = !box.checked;
      mark(row);
      select(row, box.checked, event.shiftKey);
      return;
    }
    if (event.target.closest('button, a:not(.row-link)') || String(getSelection())) return;
    event.preventDefault();
    event.stopPropagation();
    focus(row);
    clearTimeout(opening);
    // A second click at the same place edits; the lead is not opened meanwhile. The link itself does not wait.
    if (!event.target.closest('.row-link') && editing.isEditable(event.target)) opening = event.detail > 1 ? 0 : setTimeout(() => { openedAt = performance.now(); open(row); }, doubleClick);
    else if (event.detail < 2) open(row);
  }, { capture: true, signal });

  root.addEventListener('focusin', event => { hadFocus = !!rowOf(event.target); if (hadFocus) mark(rowOf(event.target)); }, { signal });
  root.addEventListener('focusout', event => { if (event.relatedTarget) hadFocus = !!rowOf(event.relatedTarget); }, { signal });

  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    if (isTyping(event.target) || document.querySelector('dialog[open], :popover-open')) return;
    if (handle(event, rowOf(event.target))) event.preventDefault();
  }, { signal });

  const isFree = target => rowOf(target) || !target.closest('button, a, [role=tab], .drawer');
  function handle(event, row) {
    if (!isFree(event.target)) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { step(event.key === 'ArrowDown' ? 1 : -1); return true; }
    if (row && (event.key === 'Home' || event.key === 'End')) { focus(rows().at(event.key === 'Home' ? 0 : -1)); return true; }
    if (row && event.key === 'Enter') { open(row); return true; }
    if (row && (event.key === ' ' || event.key === 'X' && event.shiftKey)) { select(row, event.shiftKey || !isOn(row), event.shiftKey); return true; }
    return false;
  }

  // The letters come from shortcuts.js, wherever the focus is.
  document.addEventListener('ops:shortcut', event => {
    const row = rowOf(event.target), id = event.detail.id;
    if (!isFree(event.target)) return;
    if (id === 'list.next' || id === 'list.previous') step(id === 'list.next' ? 1 : -1);
    else if (id === 'list.select' && row) select(row, !isOn(row), false);
    else if (id === 'list.page-on' || id === 'list.page-back') root.querySelector(id === 'list.page-on' ? '[data-page-on]' : '[data-page-back]')?.click();
    else if (id === 'list.filter') { const bar = root.querySelector('[data-filter]'); bar?.focus(); bar?.select(); }
    else return;
    event.preventDefault();
  }, { signal });

  // Enter in a search field does not leave it; the filter counts all the same, and Escape goes back to the rows.
  root.addEventListener('keydown', event => {
    if (event.key === 'Escape' && event.target.matches('[data-filter]')) { event.preventDefault(); step(0); }
  }, { signal });

  // The text of the filter belongs to whoever types: what the server says of an older text is not for them.
  let sent = root.querySelector('[data-filter]')?.dataset.text ?? '', awaited = null;
  root.addEventListener('change', event => {
    if (!event.target.matches('[data-filter]')) return;
    sent = event.target.value;
    awaited = sent.trim() === (event.target.dataset.text ?? '') ? null : sent.trim();
  }, { capture: true, signal });
  function hear() {
    const bar = root.querySelector('[data-filter]'), text = bar?.dataset.text ?? '';
    if (awaited !== null && text !== awaited) return;
    awaited = null;
    if (!bar || bar.value === text || document.activeElement === bar && bar.value !== sent) return;
    bar.value = sent = text;
  }
  const filterObserver = new MutationObserver(hear);
  filterObserver.observe(root, { attributes: true, subtree: true, attributeFilter: ['data-text'] });
  hear();

  document.addEventListener('ops:focus-lost', () => { if (document.activeElement === document.body) step(0); }, { signal });
  const observer = new MutationObserver(settle);
  observer.observe(root, { childList: true, subtree: true });
  settle();
  const early = rows().filter(isOn); // Ticked before anybody listened.
  if (early.length) dotnet.invokeMethodAsync('HandleSelectAsync', early.map(idOf), true);
  root.dataset.attached = '';
  return {
    focusRow(id) { focus(rows().find(row => idOf(row) === id) ?? rows()[place]); },
    dispose() { clearTimeout(opening); observer.disconnect(); filterObserver.disconnect(); life.abort(); },
  };
}
