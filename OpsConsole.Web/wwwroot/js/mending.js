// The cells of lines to mend. The server draws each field without a value and says in data-text what stands there; this script shows it, and
// never over what somebody types. Leaving a cell or Enter saves, Esc gives up. A colleague's word for a cell that is being typed in is shown
// beneath it ([data-cell-choice], which the server never fills), with both values to choose from. What is typed is kept in this browser (the
// key starts like those of drafts.js, so signing out clears it) until it is saved or given up, and its line stays on the page for as long.
const lifetime = 14 * 24 * 3600e3;

export function attach(root, server) {
  const stop = new AbortController(), { signal } = stop;
  const typed = new Map(); // field → { seen, busy }
  const all = () => root.querySelectorAll('input[data-cell]');
  const textOf = field => field.dataset.text ?? '';
  const lineOf = field => Number(field.dataset.cell.split(':')[0]);
  const boxOf = field => field.closest('td').querySelector('[data-cell-choice]');
  const key = field => `draft:${document.documentElement.dataset.user ?? 'nobody'}:mend-${root.dataset.import}-${field.dataset.cell}`;
  const kept = field => { try { const draft = JSON.parse(localStorage.getItem(key(field))); return draft && Date.now() - draft.at < lifetime ? draft : null; } catch { return null; } };
  const keep = (field, draft) => { try { draft ? localStorage.setItem(key(field), JSON.stringify(draft)) : localStorage.removeItem(key(field)); } catch { /* Typing works without. */ } };
  const tell = (...call) => server.invokeMethodAsync(...call).catch(() => { /* The line may leave the page then; the text is kept here. */ });

  function begin(field, seen) {
    if (typed.has(field)) return typed.get(field);
    const state = { seen, busy: false };
    typed.set(field, state);
    tell('HoldAsync', lineOf(field));
    return state;
  }

  function end(field) {
    typed.delete(field);
    keep(field, null);
    say(field);
    if (![...typed.keys()].some(other => lineOf(other) === lineOf(field))) tell('Release', lineOf(field));
  }

  function say(field, text = '', buttons = []) {
    const box = boxOf(field);
    if (!box) return;
    const had = box.contains(document.activeElement);
    box.replaceChildren(...text ? [Object.assign(document.createElement('p'), { textContent: text }), ...buttons] : []);
    box.hidden = !text;
    if (had && !text) field.focus({ preventScroll: true });
  }

  function button(words, className, onclick) {
    return Object.assign(document.createElement('button'), { type: 'button', className, textContent: words, onclick });
  }

  const named = text => text === '' ? 'nothing' : text;

  function choose(field) {
    const theirs = textOf(field);
    typed.get(field).choosing = theirs;
    say(field, `${field.dataset.who || 'Somebody'} wrote “${named(theirs)}” here meanwhile.`, [
      button(`Keep theirs: ${named(theirs)}`, 'button', () => giveUp(field)),
      button(`Use mine: ${named(field.value)}`, 'button primary', () => { const state = typed.get(field); if (!state) return; state.seen = theirs; state.choosing = undefined; say(field); save(field); }),
    ]);
  }

  // What the server drew of a cell.
  function show(field) {
    const state = typed.get(field), text = textOf(field);
    if (!state) { if (field.value !== text) field.value = text; return; }
    if (state.busy) return;
    if (field.value === text) end(field);
    else if (text !== state.seen) choose(field);
    else if (state.choosing !== undefined) { state.choosing = undefined; say(field); }
  }

  function arrive(field) {
    const draft = kept(field);
    if (!draft || draft.text === textOf(field)) { keep(field, null); show(field); return; }
    field.value = draft.text;
    begin(field, draft.seen);
    if (draft.seen === textOf(field)) say(field, 'Not saved yet. Your text was kept on this device.', [button('Save', 'button', () => save(field))]);
    else choose(field);
  }

  function giveUp(field) {
    field.value = textOf(field);
    end(field);
  }

  async function save(field) {
    const state = typed.get(field);
    if (!state || state.busy || state.choosing !== undefined) return;
    const text = field.value;
    if (text === textOf(field)) { end(field); return; }
    const [line, column] = field.dataset.cell.split(':').map(Number);
    state.busy = true;
    let refusal;
    try { refusal = await server.invokeMethodAsync('SaveCellAsync', line, column, text, state.seen); }
    catch { refusal = 'Not saved: there is no connection. Your text is kept; save it again.'; }
    state.busy = false;
    if (signal.aborted) return;
    if (refusal) { say(field, refusal, [button('Save', 'button', () => save(field))]); return; }
    if (field.value === text) end(field);
    else { state.seen = text; keep(field, { at: Date.now(), text: field.value, seen: text }); }
  }

  root.addEventListener('input', event => {
    const field = event.target;
    if (!field.matches('input[data-cell]')) return;
    const state = begin(field, textOf(field));
    keep(field, { at: Date.now(), text: field.value, seen: state.seen });
    if (state.choosing !== undefined) choose(field); else say(field);
  }, { signal });

  root.addEventListener('keydown', event => {
    const field = event.target;
    if (!field.matches('input[data-cell]') || event.isComposing) return;
    if (event.key === 'Enter') { event.preventDefault(); save(field); }
    else if (event.key === 'Escape' && typed.has(field)) { event.preventDefault(); event.stopPropagation(); giveUp(field); }
  }, { signal });

  root.addEventListener('focusout', event => {
    const field = event.target;
    if (!typed.has(field)) return;
    // A window that loses the focus is not a field that is left.
    setTimeout(() => { if (document.hasFocus() && document.activeElement !== field && !boxOf(field)?.contains(document.activeElement)) save(field); });
  }, { signal });

  const watch = new MutationObserver(records => {
    for (const field of [...typed.keys()]) if (!field.isConnected) typed.delete(field); // Its draft brings it back with its line.
    for (const record of records) {
      if (record.type === 'attributes') { if (record.target.matches('input[data-cell]')) show(record.target); continue; }
      for (const node of record.addedNodes) if (node.nodeType === Node.ELEMENT_NODE) for (const field of node.matches('input[data-cell]') ? [node] : node.querySelectorAll('input[data-cell]')) arrive(field);
    }
  });
  for (const field of all()) field.value && field.value !== textOf(field) ? (begin(field, textOf(field)), keep(field, { at: Date.now(), text: field.value, seen: textOf(field) })) : arrive(field);
  watch.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-text'] });
  root.toggleAttribute('data-attached', true);
  return { dispose() { stop.abort(); watch.disconnect(); } };
}
