// Keeps what is typed. Any <form data-draft="key"> is saved in this browser while it is filled in and filled in again when it comes back,
// after a reload, a restart of the server or in a dialog that is opened once more. Fields need a name. Passwords and files are never kept.
// [data-draft-status] in the form says so; [data-draft-discard] (a hidden button) appears when a draft came back and empties the form.
// After a successful submit: clear(key). Per user: the key starts with <html data-user>. Kept for 14 days.
// A form drawn anew at once (the circuit starts and replaces what came with the page) goes on where the old one was: text, focus and caret.
const guard = Symbol.for('opsconsole.drafts'), prefix = 'draft:', lifetime = 14 * 24 * 3600e3;
const shared = document[guard] ??= { timers: new Map(), initial: new WeakMap(), focused: null, started: false };
const selector = 'form[data-draft]';
const storageKey = key => `${prefix}${document.documentElement.dataset.user ?? 'nobody'}:${key}`;
const keyOf = form => form.getAttribute('data-draft');

const store = {
  read(key) { try { return JSON.parse(localStorage.getItem(storageKey(key))); } catch { return null; } },
  write(key, draft) { try { localStorage.setItem(storageKey(key), JSON.stringify(draft)); return true; } catch { return false; } }, // Full or forbidden: the form still works.
  remove(key) { try { localStorage.removeItem(storageKey(key)); } catch { /* Nothing was kept then. */ } },
};

export function clear(key) {
  clearTimeout(shared.timers.get(key));
  shared.timers.delete(key);
  store.remove(key);
  shared.focused = null; // What comes next is a new form, not this one drawn again.
  for (const form of document.querySelectorAll(selector)) if (keyOf(form) === key) { shared.initial.set(form, snapshot(form)); tell(form, ''); offerDiscard(form, false); }
}

// For signing out on a shared machine: removes every draft of the signed-in user.
export function clearAll() {
  for (const name of Object.keys(localStorage)) if (name.startsWith(storageKey(''))) localStorage.removeItem(name);
}

function fields(form) {
  return [...form.elements].filter(f => f.name && !f.name.startsWith('__') && !f.hasAttribute('data-draft-skip')
    && !['password', 'file', 'hidden', 'submit', 'button', 'reset', 'image'].includes(f.type) && f.tagName !== 'FIELDSET' && f.tagName !== 'OUTPUT');
}
const slot = f => f.type === 'radio' || f.type === 'checkbox' ? `${f.name}=${f.value}` : f.name;
const valueOf = f => f.type === 'radio' || f.type === 'checkbox' ? f.checked : f.multiple ? [...f.selectedOptions].map(o => o.value) : f.value;
const snapshot = form => Object.fromEntries(fields(form).map(f => [slot(f), valueOf(f)]));
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

function put(field, value) {
  if (same(valueOf(field), value)) return;
  if (field.type === 'radio' && !value) return; // The checked one of the group unchecks the others.
  if (typeof value === 'boolean') field.checked = value;
  else if (Array.isArray(value)) for (const option of field.options) option.selected = value.includes(option.value);
  else field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.dispatchEvent(new Event('change', { bubbles: true })); // @bind listens to this one.
}

function tell(form, text) {
  for (const status of form.querySelectorAll('[data-draft-status]')) if (status.textContent !== text) status.textContent = text;
}
function offerDiscard(form, offered) {
  for (const button of form.querySelectorAll('[data-draft-discard]')) button.hidden = !offered;
}

function save(form) {
  const key = keyOf(form), values = snapshot(form);
  shared.timers.delete(key);
  if (!key) return;
  if (same(values, shared.initial.get(form))) { store.remove(key); tell(form, ''); return; }
  tell(form, store.write(key, { at: Date.now(), values }) ? 'Draft kept on this device' : 'This browser keeps no drafts');
}

function schedule(form) {
  const key = keyOf(form);
  clearTimeout(shared.timers.get(key));
  shared.timers.set(key, setTimeout(() => save(form), 150));
}

function flush() {
  for (const form of document.querySelectorAll(selector)) if (shared.timers.has(keyOf(form))) { clearTimeout(shared.timers.get(keyOf(form))); save(form); }
}

let restoring = false;
function fill(form, values) {
  restoring = true;
  for (const field of fields(form)) if (slot(field) in values) put(field, values[slot(field)]);
  restoring = false;
}

function restore(form, replaced) {
  if (shared.initial.has(form)) return;
  shared.initial.set(form, snapshot(form));
  if (replaced) { goOn(form, replaced); return; }
  const draft = store.read(keyOf(form));
  if (!draft) return;
  if (Date.now() - draft.at > lifetime) { store.remove(keyOf(form)); return; }
  if (same(draft.values, snapshot(form))) return;
  fill(form, draft.values);
  tell(form, 'Your draft is back');
  offerDiscard(form, true);
}

function goOn(form, replaced) {
  fill(form, replaced.values);
  save(form);
  tell(form, replaced.told);
  offerDiscard(form, replaced.discardable);
  const field = replaced.slot && document.activeElement === document.body && fields(form).find(f => slot(f) === replaced.slot);
  if (!field) return;
  field.focus({ preventScroll: true });
  if (replaced.caret) field.setSelectionRange(...replaced.caret);
}

// Called when the form is no longer in the document: the browser has dropped its focus already, hence shared.focused.
function leave(form) {
  const timer = shared.timers.get(keyOf(form)), values = snapshot(form), field = shared.focused;
  if (timer) { clearTimeout(timer); save(form); }
  if (same(values, shared.initial.get(form)) && field?.form !== form) return null;
  const took = field?.form === form;
  return {
    values, told: form.querySelector('[data-draft-status]')?.textContent ?? '', discardable: form.querySelector('[data-draft-discard]')?.hidden === false,
    slot: took ? slot(field) : null, caret: took && field.selectionStart != null ? [field.selectionStart, field.selectionEnd, field.selectionDirection] : null,
  };
}

// What was typed before this module ran differs from what the server sent.
function adopt(form) {
  const sent = Object.fromEntries(fields(form).map(f => [slot(f), f.type === 'radio' || f.type === 'checkbox' ? f.defaultChecked
    : f.tagName === 'SELECT' ? f.multiple ? [...f.options].filter(o => o.defaultSelected).map(o => o.value) : ([...f.options].find(o => o.defaultSelected) ?? f.options[0])?.value : f.defaultValue]));
  if (same(sent, snapshot(form))) { restore(form); return; }
  shared.initial.set(form, sent);
  const draft = store.read(keyOf(form));
  if (draft && same(draft.values, snapshot(form))) { tell(form, 'Your draft is back'); offerDiscard(form, true); return; }
  save(form);
}

const formsIn = node => node.nodeType !== Node.ELEMENT_NODE ? [] : node.matches(selector) ? [node] : [...node.querySelectorAll(selector)];

function discard(form) {
  const empty = shared.initial.get(form) ?? {};
  clear(keyOf(form));
  fill(form, empty);
  shared.initial.set(form, snapshot(form));
  tell(form, '');
  offerDiscard(form, false);
  fields(form)[0]?.focus();
}

function sweep() {
  try {
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith(prefix)) continue;
      const at = JSON.parse(localStorage.getItem(name))?.at ?? 0;
      if (Date.now() - at > lifetime) localStorage.removeItem(name);
    }
  } catch { /* Someone else's entry under our prefix; leave it. */ }
}

if (!shared.started) {
  shared.started = true;
  sweep();
  const typed = event => {
    const form = event.target.form?.matches(selector) ? event.target.form : event.target.closest?.(selector);
    if (!form || restoring) return;
    schedule(form);
  };
  document.addEventListener('input', typed, true);
  document.addEventListener('change', typed, true);
  document.addEventListener('click', event => { const button = event.target.closest?.('[data-draft-discard]'); if (button) discard(button.closest(selector)); });
  // What is sent may be refused, and its dialog gone, before the next save would have been due.
  document.addEventListener('submit', event => { if (event.target.matches?.(selector) && shared.timers.has(keyOf(event.target))) { clearTimeout(shared.timers.get(keyOf(event.target))); save(event.target); } }, true);
  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', () => document.hidden && flush());
  document.addEventListener('focusin', event => { shared.focused = event.target; });
  document.addEventListener('focusout', event => queueMicrotask(() => { if (event.target.isConnected && document.activeElement === document.body) shared.focused = null; }));
  document.querySelectorAll(selector).forEach(adopt);
  if (document.activeElement?.form) shared.focused = document.activeElement;
  new MutationObserver(records => {
    const replaced = new Map();
    for (const record of records) for (const node of record.removedNodes) for (const form of formsIn(node)) if (!form.isConnected) replaced.set(keyOf(form), leave(form));
    for (const record of records) for (const node of record.addedNodes) for (const form of formsIn(node)) restore(form, replaced.get(keyOf(form)));
  }).observe(document.body, { childList: true, subtree: true });
}
