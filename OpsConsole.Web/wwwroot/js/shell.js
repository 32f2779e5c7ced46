// The frame: theme, navigation sheet, menus, dialogs, search and shortcuts. Starts by itself, listens on document only, so that
// whatever Blazor puts in later works too. Markup: [data-theme-set=light|dark|system], [data-theme-toggle], [data-nav-open],
// [data-nav-close], #nav, [popovertarget] + .menu[popover], dialog[data-modal] (opened as soon as it is rendered),
// [data-dialog=id] opens a dialog, [data-dialog-close] closes its own, [data-escape] is clicked by Esc (the drawer's close button),
// #search, #shortcuts, [data-shortcuts-switch].
const key = Symbol.for('opsconsole.shell'), root = document.documentElement;
const store = { get: name => { try { return localStorage.getItem(name); } catch { return null; } }, set: (name, value) => { try { localStorage.setItem(name, value); } catch { /* Private windows may refuse; the cookie still works. */ } } };

export function setTheme(theme) {
  if (theme === 'system') delete root.dataset.theme; else root.dataset.theme = theme;
  store.set('theme', theme);
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax`; // The server renders the next page with it: no flash.
  paintTheme();
}
const themeNow = () => root.dataset.theme ?? 'system';
const isDark = () => themeNow() === 'dark' || themeNow() === 'system' && matchMedia('(prefers-color-scheme: dark)').matches;

function paintTheme() {
  for (const item of document.querySelectorAll('[data-theme-set]')) item.setAttribute('aria-checked', item.dataset.themeSet === themeNow());
  for (const toggle of document.querySelectorAll('[data-theme-toggle]')) toggle.setAttribute('aria-label', isDark() ? 'Use the light theme' : 'Use the dark theme');
}

// Everything outside the sheet is inert while it is open: that is the focus trap.
function setSheet(open) {
  const nav = document.getElementById('nav');
  if (!nav || nav.hasAttribute('data-open') === open) return;
  nav.toggleAttribute('data-open', open);
  for (const other of nav.parentElement.children) if (other !== nav && !other.classList.contains('nav-backdrop')) other.inert = open;
  const button = document.querySelector('[data-nav-open]');
  button?.setAttribute('aria-expanded', open);
  if (open) (nav.querySelector('[aria-current=page]') ?? nav.querySelector('a, button'))?.focus();
  else button?.focus();
}

function placeMenu(menu, opener) {
  const box = opener.getBoundingClientRect(), own = menu.getBoundingClientRect();
  const below = box.bottom + 4 + own.height <= innerHeight || box.top < own.height;
  menu.style.top = `${Math.max(8, below ? box.bottom + 4 : box.top - own.height - 4)}px`;
  const start = menu.dataset.align === 'start' ? box.left : box.right - own.width;
  menu.style.left = `${Math.max(8, Math.min(innerWidth - own.width - 8, start))}px`;
}

const openers = new WeakMap(); // dialog → what had the focus before
function showModal(dialog) {
  if (dialog.open || !dialog.isConnected) return;
  openers.set(dialog, document.activeElement);
  dialog.showModal();
  dialog.querySelector('[autofocus], .dialog-body :is(input:not([type=hidden]), textarea, select)')?.focus(); // Not the close button, which comes first.
}

// Blazor removes a dialog instead of closing it; the browser then drops the focus, so it is given back here.
function giveBackFocus(dialog) {
  const opener = openers.get(dialog);
  if (!opener || document.activeElement !== document.body || document.querySelector('dialog[open]')) return;
  opener.isConnected ? opener.focus({ preventScroll: true }) : document.dispatchEvent(new CustomEvent('ops:focus-lost'));
}

// On a small screen the drawer is a page of its own: what it covers must not be reached.
function coverPage() {
  const drawer = document.querySelector('.drawer'), on = !!drawer && matchMedia('(max-width: 800px)').matches;
  let was = false;
  for (const part of document.querySelectorAll('.topbar, .board-head, .board-tabs, .board, .board-hints, .list-head, .list-tabs, .list-chips, .list-main, .list-foot')) { was ||= part.inert; if (part.inert !== on) part.inert = on; }
  if (on && !drawer.contains(document.activeElement) && !document.querySelector('dialog[open]')) drawer.focus({ preventScroll: true });
  if (was && !on && document.activeElement === document.body) document.dispatchEvent(new CustomEvent('ops:focus-lost'));
}

function onClick(event) {
  const at = selector => event.target.closest?.(selector);
  if (at('[data-theme-set]')) setTheme(at('[data-theme-set]').dataset.themeSet);
  else if (at('[data-theme-toggle]')) setTheme(isDark() ? 'light' : 'dark');
  else if (at('[data-nav-open]')) setSheet(true);
  else if (at('[data-nav-close], .nav-backdrop') || at('#nav a')) setSheet(false);
  else if (at('[data-dialog]')) showModal(document.getElementById(at('[data-dialog]').dataset.dialog));
  else if (at('[data-dialog-close]')) at('dialog')?.close();
  else if (at('.menu[popover] .menu-item:not([aria-disabled=true])')) at('.menu[popover]').hidePopover?.();
  // A busy or forbidden button looks alive to the keyboard; it must not act.
  if (at('button[aria-disabled=true], a[aria-disabled=true]')) { event.preventDefault(); event.stopPropagation(); }
}

function onKey(event) {
  const typing = event.target.closest?.('input, textarea, select, [contenteditable=true]');
  if (event.key === 'Escape' && document.getElementById('nav')?.hasAttribute('data-open')) setSheet(false);
  else if (event.key === 'Escape' && !typing && !event.defaultPrevented && !document.querySelector('dialog[open], :popover-open')) document.querySelector('[data-escape]')?.click();
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
    const search = document.getElementById('search');
    if (!search) return;
    event.preventDefault();
    setSheet(false);
    search.focus();
    search.select();
  }
  if (event.key === '?' && !typing && !event.ctrlKey && !event.metaKey && !document.querySelector('dialog[open]')) {
    const dialog = document.getElementById('shortcuts');
    if (dialog) { event.preventDefault(); showModal(dialog); }
  }
  const menu = event.target.closest?.('.menu[popover]');
  if (menu) moveInMenu(event, menu);
}

function moveInMenu(event, menu) {
  const items = [...menu.querySelectorAll('.menu-item')], at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined || event.defaultPrevented) return;
  event.preventDefault();
  items[(to + items.length) % items.length]?.focus();
}

function onToggle(event) {
  const menu = event.target;
  if (!menu.matches?.('.menu[popover][id]')) return;
  const opener = document.querySelector(`[popovertarget="${menu.id}"]`), open = event.newState === 'open';
  opener?.setAttribute('aria-expanded', open);
  if (!open || !opener) return;
  placeMenu(menu, opener);
  if (menu.getAttribute('role') === 'menu') menu.querySelector('.menu-item')?.focus();
}

function onShortcutSwitch(event) {
  if (event.target.matches?.('[data-shortcuts-switch]')) store.set('shortcuts', event.target.checked ? 'on' : 'off');
}

function dress(scope) {
  for (const dialog of scope.querySelectorAll('dialog[data-modal]:not([open])')) showModal(dialog);
  if (scope.matches?.('dialog[data-modal]')) showModal(scope);
  for (const box of scope.querySelectorAll('[data-shortcuts-switch]')) box.checked = store.get('shortcuts') !== 'off';
}

if (!document[key]) {
  document[key] = true;
  const kept = store.get('theme');
  if (kept && kept !== 'system' && !root.dataset.theme) setTheme(kept);
  // Bubbling on purpose: the page's own handlers come first, except for forbidden buttons (see the capture below).
  document.addEventListener('click', event => { if (event.target.closest?.('[aria-disabled=true]:is(button, a)')) onClick(event); }, true);
  document.addEventListener('click', onClick);
  document.addEventListener('keydown', onKey);
  document.addEventListener('toggle', onToggle, true);
  document.addEventListener('change', onShortcutSwitch);
  matchMedia('(max-width: 800px)').addEventListener('change', () => { setSheet(false); coverPage(); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paintTheme);
  new MutationObserver(records => {
    coverPage();
    for (const record of records) {
      for (const node of record.addedNodes) if (node.nodeType === Node.ELEMENT_NODE) dress(node);
      for (const node of record.removedNodes) {
        const gone = node.nodeType === Node.ELEMENT_NODE && (node.matches('dialog') ? node : node.querySelector('dialog'));
        if (gone) queueMicrotask(() => giveBackFocus(gone));
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
  dress(document);
  coverPage();
  paintTheme();
}
