// Stands in the page itself, before anything is fetched. When the server goes away between a page and its scripts and sheets (it is restarted, or
// another node answers that has another version), or does not send them to their end, no script is there to mend it: the page looks alive and hears
// nobody. It is loaded again once the server is ready, a few times in a row at most, in case a filter keeps something away for good.
(() => {
  const waits = [1, 2, 3, 5, 8, 10], loads = [1, 5, 10]; // seconds; the last wait repeats, and there are no more loads than these
  const pause = seconds => new Promise(done => setTimeout(done, 1000 * seconds));
  let box = null, lacks = false, isTyped = false, isMending = false;
  const isWhole = () => !lacks && document[Symbol.for('opsconsole.connection')];

  function element(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  // One note at a time; nothing takes it away.
  function draw(next) {
    if (next && box?.className === next.className && box.isConnected) { box.replaceChildren(...next.childNodes); return; }
    box?.remove();
    box = next;
    if (!box) return;
    box.setAttribute('role', 'status');
    box.setAttribute('data-permanent', ''); // Enhanced navigation leaves it alone.
    box.popover = 'manual'; // In the top layer, so that it is seen above an open dialog.
    document.body.append(box);
    box.showPopover();
  }

  // A server that stops still answers for a moment: it would give the page, and perhaps not its scripts.
  async function isReady() {
    try { return (await fetch('/health/ready', { cache: 'no-store', signal: AbortSignal.timeout(10000) })).ok; } catch { return false; }
  }

  async function mend() {
    const app = document.querySelector('.app');
    if (isMending || !app && isTyped) return; // A public page's form works without scripts, and something stands in it.
    isMending = true;
    let times = loads.length;
    try { times = Number(sessionStorage.getItem('lacked')); sessionStorage.setItem('lacked', times + 1); } catch { /* Then it asks. */ }
    if (isNaN(times)) return; // They know.
    if (times >= loads.length) { ask(); return; }
    if (app) app.inert = true; // What is typed into it now would be lost.
    draw(element('div', { className: 'reconnect-pill' }, 'This page did not come whole. It is loaded again…'));
    await pause(loads[times]);
    for (let step = 0; !await isReady(); step++) await pause(waits[Math.min(step, waits.length - 1)]);
    if (!isWhole()) { location.reload(); return; }
    if (app) app.inert = false; // The rest came after all.
    draw(null);
  }

  function ask() {
    const again = element('button', { type: 'button', className: 'button primary', textContent: 'Reload' }), on = element('button', { type: 'button', className: 'button', textContent: 'Go on' });
    again.addEventListener('click', () => location.reload());
    on.addEventListener('click', () => { draw(null); try { sessionStorage.setItem('lacked', 'told'); } catch { /* Then it asks again. */ } });
    draw(element('div', { className: 'reconnect-panel' }, element('h2', { textContent: 'A part of this page could not be loaded' }),
      element('p', { textContent: 'Something between you and the server may keep it away. What needs it does not work here.' }), element('div', { className: 'row' }, element('span', { className: 'grow' }), on, again)));
  }

  document[Symbol.for('opsconsole.guard')] = { draw, element, isReady };
  addEventListener('error', event => { lacks ||= event.target.matches?.('script, link[rel=stylesheet]') ?? false; }, true);
  addEventListener('input', () => { isTyped = true; }, { capture: true, once: true });
  addEventListener('load', () => {
    if (!isWhole()) { mend(); return; } // One that was cut off asked for no scripts at all.
    try { sessionStorage.removeItem('lacked'); } catch { /* Then nothing stands there. */ }
  });
  setTimeout(() => isWhole() || mend(), 20000);
})();
