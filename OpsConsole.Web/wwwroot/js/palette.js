// The command palette. Opens with Ctrl/Cmd+K, the shortcut shell.palette or a click on [data-palette]. Offers come from #palette-offers
// (links and buttons that Blazor renders, clicked when chosen), recents from this browser, leads from dialog[data-search] (GET ?q=).
// Typing stays here; a request goes out when the hand rests, and an answer to an older text is dropped. "ops:palette" is raised on document
// as it opens: a page with a selection sets detail.target (an element) and detail.name; without one, offers with a shortcut stay away.
import { go, keysOf, run } from './shortcuts.js';
const guard = Symbol.for('opsconsole.palette'), rest = 140, most = 8;
let items = [], active = 0, leads = { text: '', rows: [], state: '' }, request = null, timer = 0, context = {};
const $ = id => document.getElementById(id);
const dialog = () => $('palette');
const recentsKey = () => `recents:${document.documentElement.dataset.user ?? 'nobody'}`;
const readRecents = () => { try { return JSON.parse(localStorage.getItem(recentsKey())) ?? []; } catch { return []; } };

function remember(label, href, note = '') {
  if (!label || !href) return;
  try { localStorage.setItem(recentsKey(), JSON.stringify([{ label, href, note }, ...readRecents().filter(known => known.href !== href)].slice(0, most))); } catch { /* Then there are none. */ }
}

// What somebody is looking at belongs to what they have been at.
function rememberHere() {
  const heading = document.querySelector('.drawer h2');
  if (heading) remember(heading.textContent.trim(), location.pathname + location.search, 'Lead');
}

function open() {
  const palette = dialog(), input = $('palette-input');
  if (!palette || palette.open || document.querySelector('dialog[open]')) return;
  rememberHere();
  context = {};
  document.dispatchEvent(new CustomEvent('ops:palette', { detail: context }));
  context.target ??= null;
  input.value = '';
  leads = { text: '', rows: [], state: '' };
  keep(palette, input);
  for (const menu of document.querySelectorAll(':popover-open')) menu.hidePopover();
  palette.showModal();
  input.focus();
  draw();
}

// The circuit starts and replaces what came with the page, the open palette among it: the new one goes on where the old one was.
function keep(palette, input) {
  const observer = new MutationObserver(() => {
    const next = dialog();
    if (palette.isConnected || !next) return;
    const field = $('palette-input'), { value, selectionStart, selectionEnd } = input;
    [palette, input] = [next, field];
    next.addEventListener('close', () => observer.disconnect(), { once: true });
    next.showModal();
    field.value = value;
    field.focus();
    field.setSelectionRange(selectionStart, selectionEnd);
    draw();
  });
  observer.observe(document.body, { childList: true });
  palette.addEventListener('close', () => observer.disconnect(), { once: true });
}

// Letters in their order; the better, the closer together and the nearer to the beginning of words.
function score(text, typed) {
  const label = text.toLowerCase();
  if (!typed) return 1;
  const at = label.indexOf(typed);
  if (at === 0) return 100;
  if (at > 0) return label[at - 1] === ' ' ? 80 : 60;
  let place = -1, gaps = 0;
  for (const letter of typed.replaceAll(' ', '')) {
    const next = label.indexOf(letter, place + 1);
    if (next < 0) return 0;
    gaps += place < 0 ? 0 : next - place - 1;
    place = next;
  }
  return Math.max(0, 40 - gaps);
}

function offers(typed) {
  return [...$('palette-offers').children]
    .filter(element => !element.dataset.shortcut || context.target)
    .map(element => ({ element, label: element.textContent.trim(), group: element.dataset.group, href: element.getAttribute('href'), keys: element.dataset.keys && keysOf(element.dataset.keys),
      note: element.dataset.shortcut ? context.name : '', score: score(element.textContent.trim(), typed) }))
    .filter(offer => offer.score > 0);
}

function collect(typed) {
  const found = offers(typed), hrefs = new Set(found.map(offer => offer.href));
  const recents = readRecents().filter(known => known.href !== location.pathname + location.search && !hrefs.has(known.href))
    .map(known => ({ ...known, group: 'Recent', score: score(known.label, typed) })).filter(known => known.score > 0);
  if (!typed) return [...found.filter(offer => offer.group === 'This page'), ...recents.slice(0, 5), ...found.filter(offer => offer.group !== 'This page')];
  const rows = leads.text === typed ? leads.rows : [];
  return [...found.sort((a, b) => b.score - a.score).slice(0, 6).map(offer => ({ ...offer, group: offer.group === 'This page' ? 'This page' : 'Commands' })), ...recents.slice(0, 3), ...rows];
}

function make(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function option(item, index) {
  const line = make('div', 'palette-item');
  line.id = `palette-option-${index}`;
  line.setAttribute('role', 'option');
  line.setAttribute('aria-selected', index === active);
  line.dataset.index = index;
  if (item.tone) line.append(make('span', `dot ${item.tone}`));
  line.append(make('span', 'palette-label', item.label));
  if (item.note) line.append(make('span', 'palette-note', item.note));
  if (item.keys) line.append(make('kbd', '', item.keys));
  return line;
}

function draw() {
  const typed = $('palette-input').value.trim().toLowerCase(), list = $('palette-list'), parts = [];
  items = collect(typed);
  active = Math.min(active, Math.max(0, items.length - 1));
  for (const group of new Set(items.map(item => item.group))) {
    const box = make('div', 'palette-group'), title = make('div', 'palette-title', group === 'This page' && context.name ? `This page · ${context.name}` : group);
    box.setAttribute('role', 'group');
    title.id = `palette-group-${parts.length}`;
    box.setAttribute('aria-labelledby', title.id);
    box.append(title, ...items.map((item, index) => item.group === group ? option(item, index) : null).filter(Boolean));
    parts.push(box);
  }
  const waiting = leads.state === 'asking';
  if (leads.state === 'failed') parts.push(make('p', 'palette-empty bad', 'The search did not answer. Pages and commands still work; type on to try again.'));
  else if (waiting && !items.some(item => item.group === 'Leads')) parts.push(make('p', 'palette-empty', 'Searching…'));
  else if (!items.length) parts.push(make('p', 'palette-empty', typed ? `Nothing is called “${typed}”. Search finds words of an address, name or e-mail, and phone numbers.` : 'Type to search.'));
  list.replaceChildren(...parts);
  point(active, false);
  const count = items.length;
  if (!waiting) $('palette-status').textContent = count === 1 ? '1 result' : `${count} results`;
}

function point(index, scroll = true) {
  const input = $('palette-input');
  $(`palette-option-${active}`)?.setAttribute('aria-selected', 'false');
  active = index;
  const line = $(`palette-option-${active}`);
  line?.setAttribute('aria-selected', 'true');
  line ? input.setAttribute('aria-activedescendant', line.id) : input.removeAttribute('aria-activedescendant');
  if (scroll) line?.scrollIntoView({ block: 'nearest' });
}

function typedOn() {
  clearTimeout(timer);
  request?.abort();
  active = 0;
  const text = $('palette-input').value.trim().toLowerCase(), where = dialog().dataset.search;
  const isLong = text.length >= 2 || /^#?\d+$/.test(text);
  leads.state = where && isLong && leads.text !== text ? 'asking' : leads.text === text ? leads.state : '';
  draw();
  if (leads.state === 'asking') timer = setTimeout(() => ask(text, where), rest);
}

async function ask(text, where) {
  const own = request = new AbortController();
  try {
    const answer = await fetch(`${where}?q=${encodeURIComponent(text)}`, { signal: own.signal, headers: { accept: 'application/json' } });
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    const rows = await answer.json();
    if (own !== request || $('palette-input').value.trim().toLowerCase() !== text) return;
    leads = { text, rows, state: '' };
  } catch (failure) {
    if (failure.name === 'AbortError' || own !== request) return;
    leads = { text: '', rows: [], state: 'failed' };
  }
  if (dialog().open) draw();
}

function choose(item, elsewhere) {
  if (!item) return;
  const target = context.target, offer = item.element?.isConnected === false ? offers('').find(known => known.label === item.label)?.element : item.element; // Drawn anew meanwhile.
  if (item.href && elsewhere) { window.open(item.href, '_blank', 'noopener'); return; }
  dialog().close();
  if (item.href) remember(item.label, item.href, item.group === 'Leads' ? 'Lead' : item.group === 'People' ? 'Person' : item.note ?? '');
  if (offer?.dataset.shortcut && target) { target.focus?.({ preventScroll: true }); run(offer.dataset.shortcut, target); }
  else if (offer?.dataset.press) document.querySelector(offer.dataset.press)?.click();
  else if (offer) offer.click();
  else if (item.href) go(item.href);
}

function onKey(event) {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    dialog()?.open ? dialog().close() : open();
    return;
  }
  if (event.target.id !== 'palette-input' || event.isComposing) return;
  const to = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + 6, PageUp: active - 6 }[event.key];
  if (to !== undefined && items.length) { event.preventDefault(); point(event.key.startsWith('Page') ? Math.max(0, Math.min(items.length - 1, to)) : (to + items.length) % items.length); }
  else if (event.key === 'Enter') { event.preventDefault(); choose(items[active], event.ctrlKey || event.metaKey); }
}

if (!document[guard]) {
  document[guard] = true;
  document.addEventListener('keydown', onKey);
  document.addEventListener('input', event => { if (event.target.id === 'palette-input') typedOn(); });
  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-palette]')) { open(); return; }
    const line = event.target.closest?.('.palette-item');
    if (line) choose(items[Number(line.dataset.index)], event.ctrlKey || event.metaKey);
    else if (event.target === dialog()) dialog().close(); // Beside it.
  });
  document.addEventListener('pointermove', event => { const line = event.target.closest?.('.palette-item'); if (line && Number(line.dataset.index) !== active) point(Number(line.dataset.index), false); });
  document.addEventListener('ops:shortcut', event => { if (event.detail.id === 'shell.palette') { event.preventDefault(); open(); } });
}
