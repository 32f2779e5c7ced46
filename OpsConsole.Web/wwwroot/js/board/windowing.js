// Only what is seen is rendered: asks for other rows when the seen ones leave the rendered ones.
// At most one question per 60 ms and column, and never the same one twice in a row.
import { columns, columnOf, scrollerOf, firstOf, totalOf, cardsOf, pitch } from './dom.js';

const ahead = 6; // Rows rendered beyond each edge: about one turn of a wheel.

export function windowing(board) {
  const { root, dotnet, signal } = board;
  const asked = new WeakMap();
  let due = 0;

  function needed(column) {
    const scroller = scrollerOf(column), height = pitch(root), total = totalOf(column);
    if (!scroller?.clientHeight) return null;
    const top = scroller.scrollTop - board.shiftOf(column);
    const from = Math.min(total, Math.max(0, Math.floor(top / height)));
    const to = Math.min(total, Math.ceil((top + scroller.clientHeight) / height));
    return { from, to, total };
  }

  function check(column) {
    const need = needed(column);
    if (!need) return;
    const first = firstOf(column), last = first + cardsOf(column).length;
    if (need.from >= first && need.to <= last) { asked.delete(column); return; }
    const start = Math.max(0, need.from - ahead), count = Math.min(need.total, need.to + ahead) - start;
    const question = `${start}:${count}:${need.total}`;
    if (count <= 0 || asked.get(column) === question) return;
    asked.set(column, question);
    Promise.resolve(dotnet.invokeMethodAsync('HandleWindowAsync', column.dataset.column, start, count))
      .catch(() => asked.delete(column)); // Not connected: ask again with the next scroll or patch.
  }

  const checkAll = () => { due = 0; if (!signal.aborted) columns(root).forEach(check); };
  const soon = () => { due ||= setTimeout(() => requestAnimationFrame(checkAll), 60); };

  root.addEventListener('scroll', event => columnOf(event.target) && soon(), { capture: true, passive: true, signal });
  addEventListener('resize', soon, { signal });
  soon();
  return { mutated: soon, soon, dispose: () => clearTimeout(due) };
}
