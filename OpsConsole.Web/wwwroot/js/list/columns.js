// Columns moved by dragging their header. A line shows where it would go; letting go anywhere else, or Esc, leaves all as it was.
// The server moves the column (HandleMoveColumnAsync(name, before)), and the address says so. The chooser does the same by keyboard.
const threshold = 6;

export function columns({ root, signal, dotnet }) {
  let press = null, drag = null, moved = false;
  const headers = () => [...root.querySelectorAll('thead th[data-head]')];

  function begin() {
    const line = document.body.appendChild(Object.assign(document.createElement('div'), { className: 'column-line' }));
    const ghost = document.body.appendChild(Object.assign(document.createElement('div'), { className: 'column-ghost', textContent: press.head.innerText.trim() }));
    drag = { head: press.head, line, ghost, before: undefined };
    press.head.dataset.lifted = '';
    document.documentElement.dataset.dragging = '';
  }

  function aim(x, y) {
    const table = root.querySelector('.list-scroll')?.getBoundingClientRect();
    Object.assign(drag.ghost.style, { left: `${x + 10}px`, top: `${y + 10}px` });
    const all = headers(), boxes = all.map(head => head.getBoundingClientRect());
    const isNear = table && y > table.top - 40 && y < table.top + 160 && boxes.length;
    drag.line.hidden = !isNear;
    if (!isNear) { drag.before = undefined; return; }
    let place = boxes.findIndex(box => x < box.left + box.width / 2);
    if (place < 0) place = all.length;
    drag.before = all[place]?.dataset.head ?? null;
    const edge = place < all.length ? boxes[place].left : boxes.at(-1).right;
    Object.assign(drag.line.style, { left: `${Math.max(table.left, Math.min(edge, table.right)) - 1}px`, top: `${table.top}px`, height: `${table.height}px` });
  }

  function end(counts) {
    if (drag) {
      const { head, line, ghost, before } = drag, all = headers(), name = head.dataset.head;
      line.remove();
      ghost.remove();
      delete head.dataset.lifted;
      delete document.documentElement.dataset.dragging;
      moved = true;
      setTimeout(() => { moved = false; });
      const next = all[all.indexOf(head) + 1]?.dataset.head ?? null;
      if (counts && before !== undefined && before !== name && before !== next) dotnet.invokeMethodAsync('HandleMoveColumnAsync', name, before);
    }
    press = drag = null;
  }

  root.addEventListener('pointerdown', event => {
    const head = event.target.closest('thead th[data-head]');
    if (head && event.button === 0 && event.pointerType !== 'touch') press = { head, x: event.clientX, y: event.clientY };
  }, { signal });
  document.addEventListener('pointermove', event => {
    if (!press) return;
    if (!drag && Math.hypot(event.clientX - press.x, event.clientY - press.y) > threshold) begin();
    if (drag) { event.preventDefault(); aim(event.clientX, event.clientY); }
  }, { signal });
  document.addEventListener('pointerup', () => end(true), { signal });
  document.addEventListener('pointercancel', () => end(false), { signal });
  document.addEventListener('keydown', event => { if (drag && event.key === 'Escape') { event.preventDefault(); event.stopPropagation(); end(false); } }, { capture: true, signal });
  // The click that ends a drag is no click on the header.
  root.addEventListener('click', event => { if (moved) { event.preventDefault(); event.stopPropagation(); } }, { capture: true, signal });
}
