// A board in the browser: what its cards can do stands in data-actions of the root (BoardAction in BoardLook.cs). attach(root, dotnet) → { settle(id, outcome, text), focusCard(id), dispose() }.
// Calls on dotnet: HandleCardActionAsync(action, id, version) → { outcome, text } (nothing counts as ok); HandleOpenAsync(id);
// HandleWindowAsync(column, firstIndex, count). outcome: 'ok', 'refused' (text says why), 'cancelled'; 'asking' while a dialog is open.
// The server owns every card; this script adds only what a pointer or a key needs, and one observer tells it what was patched.
import { now } from './clock.js';
import { columns, cardIn } from './board/dom.js';
import { windowing } from './board/windowing.js';
import { anchoring } from './board/anchoring.js';
import { focusing } from './board/focus.js';
import { actions } from './board/actions.js';
import { keys } from './board/keys.js';
import { menu } from './board/menu.js';
import { notes } from './board/notes.js';
import { dragging } from './board/drag.js';
import { tabs } from './board/tabs.js';

// A card that just came into its column is lit for a moment; one that is scrolled to is not.
function markFresh(node) {
  if (node.dataset?.changed && now() - Number(node.dataset.changed) < 4000) node.dataset.fresh = '';
}

export function attach(root, dotnet) {
  const life = new AbortController();
  const find = id => columns(root).map(column => cardIn(column, String(id))).find(Boolean);
  const observer = new MutationObserver(patched);
  const board = {
    root, dotnet, signal: life.signal, actions: JSON.parse(root.dataset.actions),
    // What these scripts change themselves is no news to them. Within one task nothing of Blazor's can be among it.
    quietly(work) { work(); observer.takeRecords(); },
    shiftOf: column => anchor.shiftOf(column),
    fold: column => anchor.fold(column),
    askWindow: () => rows?.soon(),
    move: (event, card) => focus.move(event, card),
    selected: () => focus.selected(),
    act: (action, card) => action && act.act(action, card),
    menu: (card, button) => more.open(card, button),
    refuse: (card, text) => note.refuse(card, text),
    open: card => dotnet.invokeMethodAsync('HandleOpenAsync', Number(card.dataset.id)),
    settle,
  };

  function settle(id, outcome, text) {
    if (outcome === 'asking') return;
    act.free(String(id));
    const dropped = drag.settle(String(id), outcome, text);
    if (!dropped && outcome === 'refused') note.refuse(find(id), text);
  }

  function patched(records) {
    board.quietly(() => {
      for (const part of [anchor, columnTabs, focus, act]) part.mutated(records);
      for (const record of records) for (const node of record.addedNodes) markFresh(node);
    });
    rows.mutated();
  }

  let rows = null;
  const note = notes(board), anchor = anchoring(board), focus = focusing(board), act = actions(board), more = menu(board), drag = dragging(board);
  const columnTabs = tabs(board), press = keys(board);
  rows = windowing(board);
  root.dataset.attached = '';
  observer.observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-first', 'data-total', 'data-can', 'data-cannot', 'data-why', 'data-shown'] });

  return {
    settle,
    focusCard(id) { const card = find(id); if (card) focus.focus(card); return !!card; },
    dispose() {
      observer.disconnect();
      life.abort();
      for (const part of [rows, anchor, focus, act, press, more, note, drag, columnTabs]) part.dispose();
    },
  };
}
