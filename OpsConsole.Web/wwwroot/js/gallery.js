// Moves photos in their order. attach(root, dotnet) → { dispose() }. In root: ul.photo-grid[data-may-move] with li[data-photo=id], each with a button.
// [data-ready] says that it listens. Dragging and Alt with an arrow, Home or End call HandleMovedAsync(id, to); the server draws the new order, the focus stays with the photo.
export function attach(root, dotnet) {
  const life = new AbortController(), { signal } = life;
  const items = () => [...root.querySelectorAll('.photo-grid[data-may-move] > [data-photo]')];
  const of = event => event.target.closest?.('.photo-grid[data-may-move] > [data-photo]');
  let dragged = null;

  async function move(item, to, focus) {
    const id = item.dataset.photo;
    await dotnet.invokeMethodAsync('HandleMovedAsync', Number(id), to).catch(() => { }); // The connection's own display says that it is lost.
    if (!focus) return;
    // The lead's new order comes a moment after the answer, and moving an element takes its focus.
    for (let wait = 0; wait < 10; wait++) {
      await new Promise(done => setTimeout(done, 60));
      const button = root.querySelector(`[data-photo="${id}"] button`);
      if (button && document.activeElement === document.body) button.focus();
    }
  }

  function mark(item, name) {
    for (const other of root.querySelectorAll('[data-drop]')) if (other !== item) delete other.dataset.drop;
    if (item && name) item.dataset.drop = name;
  }

  root.addEventListener('keydown', event => {
    const item = of(event);
    if (!item || !event.altKey || event.ctrlKey || event.metaKey) return;
    const all = items(), at = all.indexOf(item);
    const to = { ArrowLeft: at - 1, ArrowUp: at - 1, ArrowRight: at + 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault(); // Alt with an arrow leaves the page otherwise.
    if (to >= 0 && to < all.length && to !== at) move(item, to, true);
  }, { signal });
  root.addEventListener('dragstart', event => {
    dragged = of(event);
    if (!dragged) return;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', dragged.dataset.photo);
    dragged.toggleAttribute('data-lifted', true);
  }, { signal });
  root.addEventListener('dragover', event => {
    const item = dragged && of(event);
    if (!item) return;
    event.preventDefault();
    const all = items();
    mark(item, item === dragged ? null : all.indexOf(item) < all.indexOf(dragged) ? 'before' : 'after');
  }, { signal });
  root.addEventListener('drop', event => {
    const item = dragged && of(event);
    if (!item) return;
    event.preventDefault();
    if (item !== dragged) move(dragged, items().indexOf(item), false);
  }, { signal });
  root.addEventListener('dragend', () => { dragged?.removeAttribute('data-lifted'); dragged = null; mark(null); }, { signal });

  root.dataset.ready = '';
  return { dispose: () => life.abort() };
}
