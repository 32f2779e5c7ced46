// The cells of the list: the keyboard goes into a row with → (← leaves it), and a cell whose column is a fact is edited in place with a
// double click, Enter or F2. An editor is not part of the table, which the server draws anew whenever it likes: it lies in a layer of its
// own ([data-cell-editors], which the server draws once and never touches), follows its cell through every refresh, and when the cell is
// gone it stays and says whose it is. Enter or leaving saves, Tab saves and goes on to the next, Esc gives up. Nothing waits for the
// server: the next editor opens while the last one is still being saved, and one that was refused stays open with the reason.
// What is typed is kept in this browser until it is saved, under the key of facts.js, so the lead's page knows of it too.
const lifetime = 14 * 24 * 3600e3;

function make(tag, className, more = {}) {
  const made = Object.assign(document.createElement(tag), more);
  if (className) made.className = className;
  return made;
}

// list: { root, signal, dotnet, rows(), rowOf(node), focus(row), takeBack(), fields: { column: { fact, label, type, mode, lines, choices } }, whyNot }
export function cells(list) {
  const { root, signal, dotnet, fields } = list;
  const layer = root.querySelector('[data-cell-editors]'), open = new Map(); // "id:column" → editor
  let at = null; // The cell the keyboard is in: { id, col }

  const cellOf = node => node.closest?.('td[data-col]');
  const cellsOf = row => [...row.querySelectorAll('td[data-col]')].filter(cell => cell.getClientRects().length);
  const find = (id, col) => root.querySelector(`tr[data-id="${id}"] > td[data-col="${col}"]`);
  const keyOf = (id, col) => `${id}:${col}`;
  const textOf = cell => cell.dataset.text ?? cell.textContent.trim();
  const draftKey = editor => `draft:${document.documentElement.dataset.user ?? 'nobody'}:fact-${editor.id}-${editor.field.fact}`;
  const kept = editor => { try { const draft = JSON.parse(localStorage.getItem(draftKey(editor))); return draft && Date.now() - draft.at < lifetime ? draft : null; } catch { return null; } };
  const keep = (editor, draft) => { try { draft ? localStorage.setItem(draftKey(editor), JSON.stringify(draft)) : localStorage.removeItem(draftKey(editor)); } catch { /* Editing works without. */ } };
  const whyNot = row => list.whyNot || row.dataset.why || null;

  function focusCell(cell) {
    if (!cell) return;
    cell.tabIndex = -1;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  function edit(cell, { quiet = false } = {}) {
    const row = list.rowOf(cell), col = cell.dataset.col, field = fields[col], id = row.dataset.id;
    const why = !field ? 'This column follows from others; it is not typed.' : whyNot(row);
    if (why) { if (!quiet) say(cell, why); return null; }
    const known = open.get(keyOf(id, col));
    if (known) { known.input.focus(); return known; }
    const editor = { id, col, field, key: keyOf(id, col), name: row.querySelector('.row-link')?.textContent ?? `Lead ${id}`, seen: textOf(cell), version: Number(row.dataset.version) };
    const draft = kept(editor);
    if (draft) [editor.seen, editor.version] = [draft.seen, draft.version];
    draw(editor, draft?.text ?? editor.seen);
    if (draft) tell(editor, 'Not saved yet. Your text was kept on this device.');
    open.set(editor.key, editor);
    follow();
    editor.input.focus({ preventScroll: true });
    editor.input.select?.();
    return editor;
  }

  function draw(editor, text) {
    const { field } = editor, label = `${field.label}, ${editor.name}`, id = `cell-${editor.id}-${editor.col}`;
    editor.box = make('div', 'cell-editor');
    editor.title = make('span', 'cell-editor-title', { textContent: `${editor.name} · ${field.label}`, hidden: true });
    if (field.choices.length) {
      editor.input = make('select', 'select');
      editor.input.append(...[['', 'Not given'], ...field.choices].map(([value, words]) => new Option(words, value)));
    } else {
      editor.input = field.lines ? make('textarea', 'textarea', { rows: 3 }) : make('input', 'input', { type: field.type });
      if (field.mode) editor.input.inputMode = field.mode;
    }
    editor.input.autocomplete = 'off';
    editor.input.value = text;
    editor.input.setAttribute('aria-label', label);
    editor.input.setAttribute('aria-describedby', id);
    editor.error = make('span', 'error', { id, hidden: true });
    editor.error.setAttribute('role', 'alert');
    editor.box.append(editor.title, editor.input, editor.error);
    layer.append(editor.box);
    editor.input.addEventListener('keydown', event => onKey(editor, event));
    editor.input.addEventListener('input', () => { tell(editor, ''); keep(editor, { at: Date.now(), text: editor.input.value, seen: editor.seen, version: editor.version }); });
    editor.box.addEventListener('focusout', () => setTimeout(() => {
      // A window that loses the focus is not a field that is left.
      if (open.has(editor.key) && document.hasFocus() && !editor.box.contains(document.activeElement) && editor.error.hidden && !editor.choice) save(editor);
    }));
  }

  function onKey(editor, event) {
    if (event.isComposing) return;
    if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); giveUp(editor); }
    else if (event.key === 'Enter' && !(editor.field.lines && event.shiftKey)) { event.preventDefault(); event.stopPropagation(); editor.back = true; save(editor); }
    else if (event.key === 'Tab') {
      const next = beside(editor, event.shiftKey ? -1 : 1);
      if (!next) return; // Out of the table, as Tab does.
      event.preventDefault();
      save(editor);
      edit(next, { quiet: true });
    }
  }

  // The next cell that can be edited, in its row and then in the rows after it.
  function beside(editor, step) {
    const all = list.rows().filter(row => !whyNot(row)).flatMap(row => cellsOf(row).filter(cell => fields[cell.dataset.col]));
    const place = all.indexOf(find(editor.id, editor.col));
    return place < 0 ? null : all[place + step];
  }

  function tell(editor, text) {
    editor.error.textContent = text;
    editor.error.hidden = !text;
    text ? editor.input.setAttribute('aria-invalid', 'true') : editor.input.removeAttribute('aria-invalid');
    if (text) follow();
  }

  async function save(editor, version = editor.version) {
    const text = editor.input.value;
    if (editor.busy) return;
    if (text.trim() === editor.seen.trim() && !editor.choice) { giveUp(editor); return; }
    editor.busy = true;
    editor.box.toggleAttribute('data-busy', true);
    editor.input.readOnly = true;
    let answer;
    try { answer = await dotnet.invokeMethodAsync('SaveCellAsync', Number(editor.id), editor.field.fact, text, version); }
    catch { answer = { outcome: 'lost', message: 'Not saved: there is no connection. Your text is kept; save it again.' }; }
    if (signal.aborted) return;
    if (answer.outcome === 'saved') {
      keep(editor, null);
      await drawn(editor, answer.version);
      close(editor);
      return;
    }
    editor.busy = editor.back = false;
    editor.box.removeAttribute('data-busy');
    editor.input.readOnly = false;
    answer.outcome === 'conflict' ? choose(editor, answer) : tell(editor, answer.message);
  }

  // The new value is drawn a moment after the answer; until then the editor goes on showing it.
  async function drawn(editor, version) {
    for (let n = 0; n < 40; n++) {
      const row = root.querySelector(`tr[data-id="${editor.id}"]`);
      if (!row || Number(row.dataset.version) >= version) return;
      await new Promise(resolve => setTimeout(resolve, 25));
    }
  }

  function choose(editor, answer) {
    editor.choice?.remove();
    const theirs = make('button', 'button', { type: 'button', textContent: `Keep theirs: ${answer.theirs}` });
    const mine = make('button', 'button primary', { type: 'button', textContent: `Use mine: ${answer.yours}` });
    editor.choice = make('div', 'cell-conflict');
    editor.choice.setAttribute('role', 'alert');
    editor.choice.append(make('p', '', { textContent: answer.message }), theirs, mine);
    editor.box.append(editor.choice);
    theirs.onclick = () => giveUp(editor);
    mine.onclick = () => { editor.back = true; save(editor, answer.version); };
    editor.choice.addEventListener('keydown', event => { if (event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); theirs.click(); } });
    if (editor.box.contains(document.activeElement) || document.activeElement === document.body) theirs.focus({ preventScroll: true });
    follow();
  }

  function giveUp(editor) { keep(editor, null); close(editor); }

  function close(editor) {
    const had = editor.back || editor.box.contains(document.activeElement);
    open.delete(editor.key);
    editor.box.remove();
    if (had && (document.activeElement === document.body || !document.activeElement)) focusCell(find(editor.id, editor.col));
  }

  // A short word at a cell that cannot be edited.
  function say(cell, text) {
    layer.querySelector('.cell-note')?.remove();
    const note = make('div', 'cell-note', { textContent: text });
    note.setAttribute('role', 'status');
    layer.append(note);
    place(note, cell.getBoundingClientRect(), layer.getBoundingClientRect());
    setTimeout(() => note.remove(), 5000);
  }

  function place(box, cell, frame) {
    box.style.left = `${Math.max(0, Math.min(cell.left - frame.left, frame.width - box.offsetWidth - 4))}px`;
    // Below the header and above the end, so that an editor is seen however far the table was scrolled.
    box.style.top = `${Math.max(34, Math.min(cell.top - frame.top, frame.height - box.offsetHeight - 4))}px`;
  }

  // Called after every change of the table and every scroll: each editor goes where its cell is now.
  function follow() {
    if (!open.size) return;
    const frame = layer.getBoundingClientRect();
    let adrift = 0;
    for (const editor of open.values()) {
      const cell = find(editor.id, editor.col), box = cell?.getClientRects().length ? cell.getBoundingClientRect() : null;
      editor.title.hidden = !!box;
      editor.box.toggleAttribute('data-adrift', !box);
      if (!box) { Object.assign(editor.box.style, { left: '16px', top: `${40 + 72 * adrift++}px`, width: '260px' }); continue; }
      editor.box.style.width = `${Math.max(box.width, editor.field.lines ? 260 : editor.field.choices.length ? 150 : 110)}px`;
      editor.input.style.minHeight = `${box.height}px`;
      if (cell.classList.contains('num')) editor.input.style.textAlign = 'end';
      place(editor.box, box, frame);
    }
  }

  function settle() {
    follow();
    if (at && document.activeElement === document.body) focusCell(find(at.id, at.col));
  }

  root.addEventListener('focusin', event => { const cell = cellOf(event.target) === event.target ? event.target : null; at = cell ? { id: list.rowOf(cell).dataset.id, col: cell.dataset.col } : null; }, { signal });
  root.addEventListener('focusout', event => { if (event.relatedTarget) at = null; }, { signal });
  root.addEventListener('scroll', follow, { capture: true, passive: true, signal });
  new ResizeObserver(follow).observe(layer);

  root.addEventListener('dblclick', event => {
    const cell = cellOf(event.target);
    if (!cell || !fields[cell.dataset.col] || event.target.closest('button, input')) return;
    event.preventDefault();
    getSelection().removeAllRanges();
    list.takeBack();
    edit(cell);
  }, { signal });

  // Before the rows' own keys.
  root.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
    const row = list.rowOf(event.target), cell = cellOf(event.target);
    if (!row || event.target !== row && event.target !== cell) return;
    if (go(event.key, row, cell)) event.preventDefault();
  }, { capture: true, signal });

  function go(key, row, cell) {
    const all = cellsOf(row), place = all.indexOf(cell);
    if (!cell) {
      if (key === 'ArrowRight') focusCell(all[0]);
      else if (key === 'F2') { const first = all.find(one => fields[one.dataset.col]) ?? all[0]; if (first) edit(first); }
      else return false;
      return true;
    }
    const rows = list.rows(), beyond = rows[rows.indexOf(row) + (key === 'ArrowUp' ? -1 : 1)];
    if (key === 'ArrowRight') focusCell(all[place + 1]);
    else if (key === 'ArrowLeft') place > 0 ? focusCell(all[place - 1]) : list.focus(row);
    else if (key === 'ArrowDown' || key === 'ArrowUp') focusCell(beyond && beyond.querySelector(`td[data-col="${cell.dataset.col}"]`));
    else if (key === 'Escape') list.focus(row);
    else if (key === 'F2' || key === 'Enter' && fields[cell.dataset.col]) edit(cell);
    else return false;
    return true;
  }

  return { settle, isEditable: node => { const cell = cellOf(node); return !!cell && !!fields[cell.dataset.col] && !whyNot(list.rowOf(cell)); } };
}
