// "@" in a <textarea data-mentions="id of a datalist"> offers the people of that list: arrows choose, Enter or Tab takes, Esc closes.
// The text stays plain; the server finds the names in it.
const guard = Symbol.for('opsconsole.mentions'), most = 6;
let box = null, field = null, from = 0;

function query() {
  const before = field.value.slice(0, field.selectionStart), at = before.lastIndexOf('@');
  if (at < 0 || (at > 0 && /[\p{L}\p{N}]/u.test(before[at - 1])) || /\n/.test(before.slice(at)) || before.length - at > 40) return null;
  from = at;
  return before.slice(at + 1).toLowerCase();
}

function close() { box?.remove(); box = null; field?.removeAttribute('aria-activedescendant'); }

function offer() {
  const typed = query(), names = typed === null ? [] : [...(document.getElementById(field.dataset.mentions)?.options ?? [])].map(option => option.value)
    .filter(name => name.toLowerCase().split(' ').some((_, n, words) => words.slice(n).join(' ').startsWith(typed))).slice(0, most);
  close();
  if (!names.length || names[0].toLowerCase() === typed) return;
  box = document.body.appendChild(document.createElement('div'));
  Object.assign(box, { className: 'menu mention-menu', id: 'mention-menu' });
  box.setAttribute('role', 'listbox');
  box.setAttribute('aria-label', 'People');
  names.forEach((name, n) => {
    const item = box.appendChild(document.createElement('div'));
    Object.assign(item, { className: 'menu-item', id: `mention-${n}`, textContent: name });
    item.setAttribute('role', 'option');
    item.addEventListener('mousedown', event => { event.preventDefault(); take(name); });
  });
  const at = field.getBoundingClientRect();
  box.style.left = `${Math.min(at.left, innerWidth - 216)}px`;
  box.style.top = `${Math.min(at.bottom + 2, innerHeight - box.offsetHeight - 8)}px`;
  choose(0);
}

function choose(n) {
  const items = [...box.children], to = (n + items.length) % items.length;
  items.forEach((item, place) => item.setAttribute('aria-selected', place === to));
  field.setAttribute('aria-activedescendant', items[to].id);
}

function take(name) {
  const end = field.selectionStart, after = field.value.slice(end);
  field.value = `${field.value.slice(0, from)}@${name}${after.startsWith(' ') ? '' : ' '}${after}`;
  field.selectionStart = field.selectionEnd = from + name.length + 2;
  close();
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

if (!document[guard]) {
  document[guard] = true;
  document.addEventListener('input', event => { if (event.target.matches?.('textarea[data-mentions]')) { field = event.target; offer(); } });
  document.addEventListener('focusout', event => { if (event.target === field) close(); });
  document.addEventListener('keydown', event => {
    if (!box || event.target !== field) return;
    const at = [...box.children].findIndex(item => item.getAttribute('aria-selected') === 'true');
    if (event.key === 'ArrowDown') choose(at + 1);
    else if (event.key === 'ArrowUp') choose(at - 1);
    else if (event.key === 'Enter' || event.key === 'Tab') take(box.children[at].textContent);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}
