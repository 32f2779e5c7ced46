// What is done while the page opens is not lost. The circuit draws anew what came with the page: fields, the field with the focus, an open menu
// and the last press of a button go on at the same place of the new drawing. The same place is the same kind of element with the same words in the same
// row; where it is not there (the lead has left, the button is another one) the press is dropped. Forms with a draft look after their fields
// themselves (drafts.js); what the browser or a script of the whole page does at once (popovers, dialogs, links, posts) is not done twice.
// A part whose script comes after the drawing says so, <… data-attaches>, and is pressed only once it is [data-attached].
const guard = Symbol.for('opsconsole.opening'), patience = 10000;
const opening = () => document.querySelector('.app:not([data-interactive])');
const atOnce = '[popovertarget], [data-dialog], [data-dialog-close], [data-palette], [data-nav-open], [data-nav-close], [data-theme-set], [data-copy], [data-print], [data-draft-discard], [data-press]';
const isOurs = field => field?.matches?.('input:not([type=file], [type=hidden]), select, textarea') && !field.closest('form[data-draft], dialog.palette, [data-key-field]');
const wordsOf = element => element.id || element.getAttribute('aria-label') || element.name || element.textContent.trim();
const rowOf = element => element.closest('[data-id]')?.dataset.id ?? '';
const alike = at => [...document.querySelectorAll(at.kind)].filter(other => wordsOf(other) === at.words && rowOf(other) === at.row);
const isReady = element => !element.closest('[data-attaches]:not([data-attached])');
const fields = new Map(); // The field as it came with the page → where it stands, and whether it was left.
const menus = new Set(); // Ids of the open ones; the browser opens them without anybody.
let focused = null, press = null, ending = 0;

function place(element) {
  const at = { kind: element.localName, words: wordsOf(element), row: rowOf(element) }, same = alike(at);
  return { ...at, index: same.indexOf(element), count: same.length };
}

function find(at) {
  const same = alike(at);
  return same.length === at.count ? same[at.index] : null;
}

// The value and the caret at once, so that the hand goes on; that it was changed is told when somebody listens.
function goOn(old, at) {
  const field = find(at);
  if (!field) return false;
  if (!at.isFilled) {
    if (at.isTyped && old.localName === 'select' && ![...field.options].some(option => option.value === old.value)) return false; // Its choices are still on their way.
    at.isFilled = true;
    if (at.isTyped && (old.type === 'checkbox' || old.type === 'radio')) field.checked = old.checked;
    else if (at.isTyped) field.value = old.value; // What nobody touched is the server's.
    if (focused === old && document.activeElement === document.body) {
      field.focus({ preventScroll: true });
      if (old.selectionStart != null) field.setSelectionRange(old.selectionStart, old.selectionEnd, old.selectionDirection);
    }
  }
  if (!isReady(field)) return false;
  if (!at.isTyped) return true;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  at.isLeft ? change(field) : changeWhenLeft(field);
  return true;
}

const change = field => field.dispatchEvent(new Event('change', { bubbles: true }));

// The browser tells of a change only where something was typed since the field was entered, and that was another field.
function changeWhenLeft(field) {
  const told = new AbortController(), { signal } = told;
  field.addEventListener('change', () => told.abort(), { signal });
  field.addEventListener('blur', () => change(field), { signal });
  field.addEventListener('keydown', event => { if (event.key === 'Enter') change(field); }, { signal });
}

function settle() {
  if (opening()) return;
  for (const id of menus) {
    const menu = document.getElementById(id);
    if (!menu) continue;
    menus.delete(id);
    if (!menu.matches(':popover-open')) menu.showPopover();
  }
  for (const [old, at] of fields) if (goOn(old, at)) fields.delete(old);
  const button = press && find(press);
  if (!button || fields.size || !isReady(button)) return;
  press = null;
  button.click();
}

if (!document[guard] && opening()) {
  document[guard] = true;
  const ended = new AbortController(), until = { signal: ended.signal, capture: true };
  const note = (field, more) => isOurs(field) && fields.set(field, { ...(fields.get(field) ?? place(field)), ...more });

  document.addEventListener('focusin', event => { focused = event.target; if (opening()) note(focused); }, until);
  document.addEventListener('input', event => opening() && note(event.target, { isTyped: true }), until);
  document.addEventListener('change', event => opening() && note(event.target, { isTyped: true, isLeft: true }), until);
  document.addEventListener('toggle', event => {
    if (!opening() || !event.target.matches('.menu[popover][id]') || !event.target.isConnected) return;
    menus[event.newState === 'open' ? 'add' : 'delete'](event.target.id);
  }, until);
  document.addEventListener('click', event => {
    const button = event.target.closest?.('button');
    press = null; // The last word counts, also one that the living page hears itself.
    if (!opening() || !button || button.type === 'submit' || button.disabled || button.matches('[aria-disabled=true]') || button.closest(atOnce)) return;
    press = place(button);
    button.setAttribute('aria-busy', 'true');
  }, until);
  // A form that only the circuit understands would be sent to the page's own address, with all that stands in it. Those for the browser are posts.
  document.addEventListener('submit', event => {
    if (!opening() || event.target.method !== 'get') return;
    event.preventDefault();
    const button = event.submitter ?? event.target.querySelector('button:not([type=button])');
    if (!button) return;
    press = place(button);
    button.setAttribute('aria-busy', 'true');
  }, until);
  document.addEventListener('keydown', () => { if (!opening()) press = null; }, until);

  if (isOurs(document.activeElement)) { // Entered, and perhaps typed in, before this ran.
    focused = document.activeElement;
    note(focused, { isTyped: 'defaultValue' in focused && focused.value !== focused.defaultValue });
  }
  const observer = new MutationObserver(() => {
    if (opening()) return;
    queueMicrotask(settle); // After drafts.js has filled its forms.
    ending ||= setTimeout(() => { observer.disconnect(); ended.abort(); fields.clear(); press = null; }, patience);
  });
  observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-attached'] });
}
