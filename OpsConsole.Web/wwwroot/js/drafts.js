// Keeps what is typed. Any <form data-draft="key"> is saved in this browser while it is filled in and filled in again when it comes back,
// after a reload, a restart of the server or in a dialog that is opened once more. Fields need a name. Passwords and files are never kept.
// [data-draft-status] in the form says so; [data-draft-discard] (a hidden button) appears when a draft came back and empties the form.
// After a successful submit: clear(key). Per user: the key starts with <html data-user>. Kept for 14 days.
const guard = Symbol.for('opsconsole.drafts'), prefix = 'draft:', lifetime = 14 * 24 * 3600e3;
const shared = document[guard] ??= { timers: new Map(), initial: new WeakMap(), touched: new WeakSet(), started: false };
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
  if (!form.isConnected || !key) return;
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
function restore(form) {
  if (shared.initial.has(form)) return;
  shared.initial.set(form, snapshot(form));
  const draft = store.read(keyOf(form));
  if (!draft || shared.touched.has(form)) return;
  if (Date.now() - draft.at > lifetime) { store.remove(keyOf(form)); return; }
  if (same(draft.values, snapshot(form))) return;
  restoring = true;
  for (const field of fields(form)) if (slot(field) in draft.values) put(field, draft.values[slot(field)]);
  restoring = false;
  tell(form, 'Your draft is back');
  offerDiscard(form, true);
}

function discard(form) {
  const empty = shared.initial.get(form) ?? {};
  clear(keyOf(form));
  restoring = true;
  for (const field of fields(form)) if (slot(field) in empty) put(field, empty[slot(field)]);
  restoring = false;
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
    shared.touched.add(form);
    schedule(form);
  };
  document.addEventListener('input', typed, true);
  document.addEventListener('change', typed, true);
  document.addEventListener('click', event => { const button = event.target.closest?.('[data-draft-discard]'); if (button) discard(button.closest(selector)); });
  // What is sent may be refused, and its dialog gone, before the next save would have been due.
  document.addEventListener('submit', event => { if (event.target.matches?.(selector) && shared.timers.has(keyOf(event.target))) { clearTimeout(shared.timers.get(keyOf(event.target))); save(event.target); } }, true);
  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', () => document.hidden && flush());
  document.querySelectorAll(selector).forEach(restore);
  new MutationObserver(records => {
    for (const record of records) for (const node of record.addedNodes) {
      if (node.nodeType !== Node.ELEMENT_NODE) continue;
      if (node.matches(selector)) restore(node); else node.querySelectorAll(selector).forEach(restore);
    }
  }).observe(document.body, { childList: true, subtree: true });
}
