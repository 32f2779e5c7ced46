// Dragging the rows of the rotation. The buttons in each row do the same by click and keyboard; the server owns the order, so a row
// that is dropped stays where it was until the list comes back.
export function attach(table, dotnet) {
  const closing = new AbortController(), { signal } = closing;
  let dragged = null;

  const rowOf = node => node?.closest?.('tr[data-id]') ?? null;
  const clear = () => table.querySelectorAll('[data-over]').forEach(row => delete row.dataset.over);
  const placeOf = row => [...table.tBodies[0].rows].indexOf(row) + 1;

  table.addEventListener('dragstart', event => {
    dragged = rowOf(event.target);
    if (dragged) event.dataTransfer.effectAllowed = 'move';
  }, { signal });
  table.addEventListener('dragover', event => {
    const row = rowOf(event.target);
    if (!dragged || !row) return;
    event.preventDefault();
    clear();
    if (row !== dragged) row.dataset.over = placeOf(row) > placeOf(dragged) ? 'after' : 'before';
  }, { signal });
  table.addEventListener('drop', event => {
    const row = rowOf(event.target);
    clear();
    if (!dragged || !row || row === dragged) return;
    event.preventDefault();
    dotnet.invokeMethodAsync('MoveAsync', Number(dragged.dataset.id), Number(dragged.dataset.version), placeOf(row));
  }, { signal });
  table.addEventListener('dragend', () => { dragged = null; clear(); }, { signal });
  table.dataset.attached = '';
  return { dispose: () => closing.abort() };
}
