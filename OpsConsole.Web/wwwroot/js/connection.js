// Starts Blazor (blazor.web.js with autostart="false" comes before this module) and looks after its connection:
// a pill at once, a panel after 5 s, retries for ever. When the server answers but no longer knows the circuit (it was restarted),
// the page reloads by itself: drafts, filters and the open lead come back from the browser's storage and the URL.
// .live[data-live] becomes live, reconnecting or offline. After coming back the event "ops:reconnected" is raised on document.
const guard = Symbol.for('opsconsole.connection');
const waits = [0, 1, 2, 3, 5, 8, 10]; // seconds; the last one repeats
const words = { live: 'Live', reconnecting: 'Reconnecting', offline: 'Offline' };
const { draw, element, isReady } = document[Symbol.for('opsconsole.guard')]; // Shell/guard.js, which comes with the page
let down = false, since = 0, tries = 0, timer = 0, panelTimer = 0, trying = false, isGone = false;

function mark(state) {
  for (const pill of document.querySelectorAll('.live[data-live]')) {
    if (pill.dataset.live !== state) pill.dataset.live = state;
    const text = pill.querySelector('span');
    if (text && text.textContent !== words[state]) text.firstChild ? text.firstChild.nodeValue = words[state] : text.textContent = words[state];
  }
}

function render() {
  if (!down) return;
  const offline = !navigator.onLine;
  mark(offline ? 'offline' : 'reconnecting');
  if (performance.now() - since < 5000) { draw(element('div', { className: 'reconnect-pill' }, offline ? 'You are offline. Your work is kept.' : 'Reconnecting… your work is kept')); return; }
  const button = element('button', { type: 'button', className: 'button primary', textContent: 'Try again' });
  button.addEventListener('click', () => attempt());
  draw(element('div', { className: 'reconnect-panel' },
    element('h2', { textContent: offline ? 'You are offline' : 'The connection is lost' }),
    element('p', { textContent: 'What you typed is kept on this device. The page comes back by itself; what you decide meanwhile is not saved.' }),
    element('div', { className: 'row' }, element('span', { className: 'faint', textContent: offline ? 'Waiting for the network' : 'Trying again by itself' }), button)));
}

async function attempt() {
  clearTimeout(timer);
  if (!down || trying || again) return;
  trying = true;
  try {
    isGone ||= await Blazor.reconnect() === false; // The server is there, the circuit is gone; a server that stops has let go of it too.
    if (isGone && await isReady()) { reload(); return; }
  } catch { /* Not there yet. */ } finally { trying = false; }
  if (!down) return;
  timer = setTimeout(attempt, 1000 * waits[Math.min(++tries, waits.length - 1)] * (.8 + Math.random() * .4)); // Not all at once after a restart.
}

function reload() {
  down = true;
  draw(element('div', { className: 'reconnect-pill' }, 'Loading the newest state…'));
  location.reload();
}

const handler = {
  onConnectionDown() {
    if (opening()) { openAgain(); return; }
    if (down) return;
    down = true; since = performance.now(); tries = 0;
    render();
    panelTimer = setTimeout(render, 5050);
    attempt();
  },
  onConnectionUp() {
    down = false;
    clearTimeout(timer);
    clearTimeout(panelTimer);
    draw(null);
    const error = document.getElementById('blazor-error-ui');
    if (error) error.style.display = 'none';
    mark('live');
    document.dispatchEvent(new CustomEvent('ops:reconnected'));
  },
};

// The line broke while the page was opening: there is no circuit yet to reconnect, and Blazor gives up without a word or says it in one of
// several ways. The page is loaded again once the server answers, at most every 10 s in case something between the two lets pages through
// but no circuits.
const opening = () => document.querySelector('.app:not([data-interactive])');
let again = false;
async function openAgain() {
  if (again || !opening()) return;
  again = true;
  clearTimeout(panelTimer);
  down = true; since = performance.now();
  render();
  panelTimer = setTimeout(render, 5050);
  let next = 0;
  try { next = Number(sessionStorage.getItem('opened')) + 10000; } catch { next = Date.now() + 10000; }
  for (let step = 1; ; step++) {
    await new Promise(done => setTimeout(done, Math.max(1000 * waits[Math.min(step, waits.length - 1)], next - Date.now())));
    if (!opening()) { again = false; handler.onConnectionUp(); return; } // It came to life after all.
    if (!await isReady()) continue;
    try { sessionStorage.setItem('opened', Date.now()); } catch { /* Then it waits longer. */ }
    reload();
    return;
  }
}

// Blazor shows #blazor-error-ui when the circuit died of an error. Once a minute a reload mends that; more often is left to the person.
function died() {
  if (down) return;
  let last = 0;
  try { last = Number(sessionStorage.getItem('died')); sessionStorage.setItem('died', Date.now()); } catch { /* Then it asks. */ last = Date.now(); }
  mark('offline');
  if (Date.now() - last > 60000) { reload(); return; }
  const button = element('button', { type: 'button', className: 'button primary', textContent: 'Reload' });
  button.addEventListener('click', () => location.reload());
  draw(element('div', { className: 'reconnect-panel' }, element('h2', { textContent: 'This page stopped working' }),
    element('p', { textContent: 'What you typed is kept on this device. Reload to go on.' }), element('div', { className: 'row' }, element('span'), button)));
}

if (!document[guard] && globalThis.Blazor?.start) {
  document[guard] = true;
  Blazor.start({ circuit: { reconnectionHandler: handler } });
  const error = document.getElementById('blazor-error-ui');
  if (error) new MutationObserver(() => { if (error.style.display === 'block') setTimeout(died, 500); }).observe(error, { attributes: true, attributeFilter: ['style'] });
  // The circuit is told the address as it starts; going back before it listens would leave page and address apart.
  addEventListener('popstate', () => { if (opening()) reload(); });
  addEventListener('unhandledrejection', openAgain);
  // Whatever else it was: a page that is to live lives by then, or has said that it died.
  setTimeout(() => { if (error?.style.display !== 'block') openAgain(); }, 30000);
  addEventListener('online', () => { tries = 0; render(); attempt(); });
  addEventListener('offline', render);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) { tries = 0; attempt(); } }); // Phones freeze tabs; be back before it is noticed.
}
