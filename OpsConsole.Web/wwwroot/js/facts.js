// Facts that are edited in place. The server draws each fact with its editor hidden and empty, and never touches the editor again:
// this script fills it from data-text, shows it, and sends { fact, text, version }, where the version is the one seen when editing began.
// Click or Enter edits, Enter saves (Ctrl+Enter where there are lines), leaving the field saves, Esc gives up. What is typed is kept in
// this browser (the key starts like those of drafts.js, so signing out clears it) until it is saved or given up.
const lifetime = 14 * 24 * 3600e3;
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

export function attach(root, server) {
  const stop = new AbortController(), { signal } = stop, open = new Map();
  const key = fact => `draft:${document.documentElement.dataset.user ?? 'nobody'}:fact-${root.dataset.lead}-${fact.dataset.fact}`;
  const kept = fact => { try { return JSON.parse(localStorage.getItem(key(fact))); } catch { return null; } };
  const keep = (fact, draft) => { try { draft ? localStorage.setItem(key(fact), JSON.stringify(draft)) : localStorage.removeItem(key(fact)); } catch { /* Editing works without. */ } };
  const parts = fact => ({ value: fact.querySelector('[data-fact-open]'), editor: fact.querySelector('.fact-editor'), field: fact.querySelector('.fact-editor :is(input, select, textarea)'), error: fact.querySelector('.fact-editor .error') });

  function edit(fact, draft) {
    const { value, editor, field } = parts(fact);
    if (!editor || open.has(fact) || fact.dataset.why) return;
    open.set(fact, { seen: draft?.seen ?? fact.dataset.text ?? '', version: draft?.version ?? Number(fact.dataset.version) });
    field.value = draft?.text ?? fact.dataset.text ?? '';
    say(fact, draft ? 'Not saved yet. Your text was kept on this device.' : '');
    editor.hidden = false;
    value.hidden = true;
    fact.toggleAttribute('data-editing', true);
    if (draft) return;
    field.focus({ preventScroll: true });
    field.select?.();
  }

  function close(fact) {
    const { value, editor, field } = parts(fact), had = fact.contains(document.activeElement) || document.activeElement === document.body;
    open.delete(fact);
    fact.removeAttribute('data-editing');
    fact.removeAttribute('data-busy');
    if (!editor) return;
    value.hidden = false;
    if (had) value.focus({ preventScroll: true });
    editor.hidden = true;
    field.readOnly = false;
    say(fact, '');
  }

  function say(fact, text) {
    const { error, field } = parts(fact);
    error.textContent = text;
    error.hidden = !text;
    text ? field.setAttribute('aria-invalid', 'true') : field.removeAttribute('aria-invalid');
  }

  async function save(fact) {
    const state = open.get(fact), { field } = parts(fact), text = field.value;
    if (!state || state.busy) return;
    if (text.trim() === state.seen.trim()) { giveUp(fact); return; }
    state.busy = true;
    fact.toggleAttribute('data-busy', true);
    let answer;
    try { answer = await server.invokeMethodAsync('SaveFactAsync', fact.dataset.fact, text, state.version); }
    catch { answer = { outcome: 'lost', message: 'Not saved: there is no connection. Your text is kept; save it again.' }; }
    state.busy = false;
    fact.removeAttribute('data-busy');
    if (signal.aborted) return;
    if (answer.outcome === 'saved' || answer.outcome === 'conflict') {
      keep(fact, null);
      await shown(fact, answer.version);
      close(fact);
    } else {
      say(fact, answer.message);
    }
  }

  // The new value is drawn a moment after the answer; until then the editor goes on showing it.
  async function shown(fact, version) {
    for (let n = 0; n < 40 && Number(fact.dataset.version) < version; n++) await new Promise(resolve => setTimeout(resolve, 25));
  }

  function giveUp(fact) { keep(fact, null); close(fact); }

  const factOf = node => node.closest?.('[data-fact]');
  const homeOf = node => node?.closest('.setting') ?? node?.closest('.fact'); // A setting's history stands below its fact.

  root.addEventListener('click', event => {
    const button = event.target.closest('[data-fact-open]');
    if (button && !button.matches('[aria-disabled=true]')) edit(factOf(button));
  }, { signal });

  root.addEventListener('keydown', event => {
    const fact = factOf(event.target);
    // From the button that opened it too, to which somebody may have gone back.
    const history = event.target.closest('.fact-history') ?? homeOf(event.target.closest('.fact-history-open'))?.querySelector('.fact-history');
    if (event.key === 'Escape' && history) {
      event.preventDefault();
      const opener = homeOf(history).querySelector('.fact-history-open');
      history.querySelector('[data-history-close]').click();
      opener.focus({ preventScroll: true });
    } else if (fact && open.has(fact) && event.target.closest('.fact-editor')) {
      const lines = event.target.tagName === 'TEXTAREA';
      if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); giveUp(fact); }
      else if (event.key === 'Enter' && !event.isComposing && (!lines || (isMac ? event.metaKey : event.ctrlKey))) { event.preventDefault(); save(fact); }
    }
  }, { signal });

  // A history takes the focus as it is drawn, unless somebody has gone on while it was on its way.
  const drawn = new MutationObserver(changes => {
    for (const node of changes.flatMap(change => [...change.addedNodes])) {
      const history = node instanceof HTMLElement ? node.matches('.fact-history') ? node : node.querySelector('.fact-history') : null;
      if (history && [document.body, homeOf(history)?.querySelector('.fact-history-open')].includes(document.activeElement)) history.focus({ preventScroll: true });
    }
  });
  drawn.observe(root, { childList: true, subtree: true });

  root.addEventListener('input', event => {
    const fact = factOf(event.target), state = fact && open.get(fact);
    if (!state || !event.target.closest('.fact-editor')) return;
    say(fact, '');
    keep(fact, { at: Date.now(), text: event.target.value, seen: state.seen, version: state.version });
  }, { signal });

  root.addEventListener('focusout', event => {
    const fact = factOf(event.target);
    if (!fact || !open.has(fact) || !event.target.closest('.fact-editor')) return;
    // A window that loses the focus is not a field that is left.
    setTimeout(() => { if (document.hasFocus() && open.has(fact) && !parts(fact).editor.contains(document.activeElement) && parts(fact).error.hidden) save(fact); });
  }, { signal });

  for (const fact of root.querySelectorAll('[data-fact]')) {
    const draft = kept(fact);
    if (draft && Date.now() - draft.at < lifetime) edit(fact, draft);
    else if (draft) keep(fact, null);
  }
  root.toggleAttribute('data-attached', true);
  return { dispose() { stop.abort(); drawn.disconnect(); } };
}
