// Says under a field for a new password whether it would do, when its typing pauses. Markup: Access/PasswordField.razor.
// Nothing is kept; what was asked about a text that has changed meanwhile is dropped.
const waiting = new WeakMap();

async function ask(field) {
  const verdict = document.getElementById(`${field.id}-verdict`), form = field.form, text = field.value;
  if (!verdict || !text) { if (verdict) verdict.replaceChildren(); return; }
  const of = (given, name) => given || form?.elements[name]?.value || '';
  let answer;
  try {
    const response = await fetch(field.dataset.passwordCheck, {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ password: text, email: of(field.dataset.ofEmail, 'email'), name: of(field.dataset.ofName, 'name'), least: Number(field.dataset.least) || 0 }),
    });
    if (!response.ok) return;
    answer = await response.json();
  } catch { return; } // Off line: it is looked at when it is sent.
  if (field.value !== text) return;
  const said = document.createElement('span');
  said.className = answer.whyNot ? 'error' : 'password-good';
  said.textContent = answer.whyNot ?? 'This one will do.';
  verdict.replaceChildren(said);
  answer.whyNot ? field.setAttribute('aria-invalid', 'true') : field.removeAttribute('aria-invalid');
}

document.addEventListener('input', event => {
  const field = event.target;
  if (!field.matches?.('[data-password-check]')) return;
  clearTimeout(waiting.get(field));
  waiting.set(field, setTimeout(() => ask(field), 350));
});
