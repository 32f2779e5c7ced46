// Single-key shortcuts, all from one registry: <html data-shortcuts='[{"id","keys","path"}]'>, which the server writes with the page and
// opsconsole.prefer(…) writes anew after a change; empty when they are switched off. Silent while somebody types or chooses, in dialogs and
// menus, and with Ctrl, Alt or Meta. What has a path goes there; the rest is told as the event "ops:shortcut" (detail.id) on the focused
// element, which bubbles: whoever acts calls preventDefault. kbd[data-key-of=id] shows the keys that count.
const guard = Symbol.for('opsconsole.shortcuts'), root = document.documentElement, patience = 1200;
const state = document[guard] ??= { text: null, list: [], first: null, timer: 0, started: false };

function registry() {
  const text = root.dataset.shortcuts ?? '[]';
  if (text !== state.text) { state.text = text; try { state.list = JSON.parse(text); } catch { state.list = []; } }
  return state.list;
}
export const keysOf = id => registry().find(entry => entry.id === id)?.keys.toUpperCase() ?? null;

// In the capturing phase a key of a pair is taken before anything below could see it as a key of its own.
const isTyping = target => target.closest?.('input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=true], [role=combobox]');
const isBusy = target => isTyping(target) || target.closest?.('[role=menu], [role=tablist], [role=listbox]') || document.querySelector('dialog[open]');

// Before the circuit listens only loading the page shows what the address says.
export const go = path => Blazor.navigateTo(path, !!document.querySelector('.app:not([data-interactive])'));

export function run(id, target = document.activeElement ?? document.body) {
  const entry = registry().find(known => known.id === id);
  if (entry?.path) { go(entry.path); return true; }
  return !target.dispatchEvent(new CustomEvent('ops:shortcut', { bubbles: true, cancelable: true, detail: { id } }));
}

function forget() { clearTimeout(state.timer); state.first = null; }

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.key.length !== 1 || event.shiftKey && /[a-z]/i.test(event.key) || isBusy(event.target)) { if (event.key.length === 1 || event.key === 'Escape') forget(); return; }
  const key = event.key.toLowerCase(), list = registry(), first = state.first;
  forget();
  if (first) {
    const second = list.find(entry => entry.keys === `${first} ${key}`);
    if (second) { event.preventDefault(); event.stopPropagation(); run(second.id, event.target); return; }
  }
  const exact = list.filter(entry => entry.keys === key);
  for (const entry of exact) if (run(entry.id, event.target)) { event.preventDefault(); event.stopPropagation(); return; }
  if (list.some(entry => entry.keys.startsWith(`${key} `))) { state.first = key; state.timer = setTimeout(forget, patience); }
}

function label(scope) {
  for (const element of scope.querySelectorAll('kbd[data-key-of]')) {
    const keys = keysOf(element.dataset.keyOf), node = element.firstChild;
    if (keys && node && node.nodeValue !== keys) node.nodeValue = keys;
    element.toggleAttribute('data-off', !keys);
  }
}

// A field that takes the next key or two instead of text: <input data-key-field>. Backspace gives the usual keys back, Tab and Esc leave.
function onField(event) {
  const field = event.target.closest?.('[data-key-field]');
  if (!field || ['Tab', 'Escape', 'Shift'].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  clearTimeout(field.waiting);
  if (event.key === 'Backspace' || event.key === 'Delete') { commit(field, ''); return; }
  if (event.key.length !== 1 || event.key === ' ') return;
  field.pressed = field.pressed ? `${field.pressed} ${event.key.toLowerCase()}` : event.key.toLowerCase();
  field.value = field.pressed.toUpperCase();
  if (field.pressed.length > 1) commit(field, field.pressed);
  else field.waiting = setTimeout(() => commit(field, field.pressed), patience);
}
function commit(field, keys) {
  field.pressed = '';
  field.value = keys;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

if (!state.started) {
  state.started = true;
  document.addEventListener('keydown', onField, true);
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('focusout', event => { const field = event.target.closest?.('[data-key-field]'); if (field?.pressed) { clearTimeout(field.waiting); commit(field, field.pressed); } });
  new MutationObserver(records => {
    if (records.some(record => record.type === 'attributes')) { label(document); return; }
    for (const record of records) for (const node of record.addedNodes) if (node.nodeType === Node.ELEMENT_NODE) label(node.parentElement ?? node);
  }).observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-shortcuts'] });
  label(document);
}
