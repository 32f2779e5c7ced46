// The frame: preferences, navigation sheet, menus and dialogs. Starts by itself, listens on document only, so that whatever Blazor puts in
// later works too. Markup: [data-theme-set=light|dark|system], [data-nav-open], [data-nav-close], #nav, [popovertarget] + .menu[popover],
// dialog[data-modal] (opened as soon as it is rendered), [data-dialog=id] opens a dialog, [data-dialog-close] closes its own,
// [data-escape] is clicked by Esc (the drawer's close button), #shortcuts. Shortcuts: shortcuts.js; the palette: palette.js.
// opsconsole.serverNow(ms) says that the server's clock was moved.
// opsconsole.prefer(theme, density, timeZone, shortcuts) applies preferences that were just saved, in this tab and the person's others here.
const key = Symbol.for('opsconsole.shell'), root = document.documentElement;
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('opsconsole.preferences') : null;

function setAttribute(name, value) { value ? root.dataset[name] = value : delete root.dataset[name]; }

function setTheme(theme) {
  setAttribute('theme', theme === 'system' ? null : theme);
  document.cookie = `theme=${theme || 'system'}; path=/; max-age=31536000; samesite=lax`; // For the pages before the sign-in.
  paintTheme();
}

function apply(preferences) {
  setTheme(preferences.theme ?? 'system');
  for (const name of ['density', 'timeZone', 'shortcuts']) setAttribute(name, preferences[name]);
  for (const box of document.querySelectorAll('[data-shortcuts-switch]')) box.checked = preferences.shortcuts !== '[]';
}

globalThis.opsconsole = {
  zone() { return root.dataset.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone; }, // In which the person reads times.
  serverNow(ms) { root.dataset.serverNow = ms; }, // clock.js sees it.
  prefer(theme, density, timeZone, shortcuts) {
    const preferences = { theme, density, timeZone, shortcuts };
    apply(preferences);
    tabs?.postMessage({ user: root.dataset.user, preferences });
  },
};

function paintTheme() {
  for (const item of document.querySelectorAll('[data-theme-set]')) item.setAttribute('aria-checked', item.dataset.themeSet === (root.dataset.theme ?? 'system'));
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
  dialog.querySelector('[autofocus], .dialog-body :is(input:not([type=hidden], [type=checkbox]), textarea, select)')?.focus(); // Not the close button, which comes first.
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
  else if (at('[data-nav-open]')) setSheet(true);
  else if (at('[data-nav-close], .nav-backdrop') || at('#nav a')) setSheet(false);
  else if (at('[data-dialog]')) showModal(document.getElementById(at('[data-dialog]').dataset.dialog));
  else if (at('[data-dialog-close]')) at('dialog')?.close();
  else if (at('.menu[popover] :is(.menu-item:not([aria-disabled=true]), a)')) at('.menu[popover]').hidePopover?.();
  // A busy or forbidden button looks alive to the keyboard; it must not act.
  if (at('button[aria-disabled=true], a[aria-disabled=true]')) { event.preventDefault(); event.stopPropagation(); }
}

function onKey(event) {
  const typing = event.target.closest?.('input, textarea, select, [contenteditable=true]');
  if (event.key === 'Escape' && document.getElementById('nav')?.hasAttribute('data-open')) setSheet(false);
  else if (event.key === 'Escape' && !typing && !event.defaultPrevented && !document.querySelector('dialog[open], :popover-open')) document.querySelector('[data-escape]')?.click();
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

function onShortcut(event) {
  if (event.detail.id !== 'shell.shortcuts') return;
  event.preventDefault();
  showModal(document.getElementById('shortcuts'));
}

function dress(scope) {
  for (const dialog of scope.querySelectorAll('dialog[data-modal]:not([open])')) showModal(dialog);
  if (scope.matches?.('dialog[data-modal]')) showModal(scope);
  if (scope.querySelector('[data-theme-set]')) paintTheme();
  if (/mac|iphone|ipad/i.test(navigator.platform)) for (const hint of scope.querySelectorAll('[data-platform-key]')) hint.firstChild.nodeValue = '⌘ K';
}

if (!document[key]) {
  document[key] = true;
  if (tabs) tabs.onmessage = ({ data }) => { if (data.user === root.dataset.user) apply(data.preferences); };
  // Bubbling on purpose: the page's own handlers come first, except for forbidden buttons (see the capture below).
  document.addEventListener('click', event => { if (event.target.closest?.('[aria-disabled=true]:is(button, a)')) onClick(event); }, true);
  document.addEventListener('click', onClick);
  document.addEventListener('keydown', onKey);
  document.addEventListener('toggle', onToggle, true);
  document.addEventListener('ops:shortcut', onShortcut);
  matchMedia('(max-width: 800px)').addEventListener('change', () => { setSheet(false); coverPage(); });
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
