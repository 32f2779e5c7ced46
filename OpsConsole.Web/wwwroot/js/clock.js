// One timer for the whole page. Fills [data-until][data-from] (epoch ms) with "41 min left", --left (0..1) and warn/bad,
// time[data-ago] (epoch ms, or datetime=) with "3 s ago", or "in 5 min" for what is a minute or more ahead, and the exact times in its title, and time[data-at] with the exact time; time[data-due] (the day as it reads, datetime="yyyy-mm-dd") says today, or overdue,
// [data-gone-at] (epoch ms) is hidden from that instant on;
// in the person's zone, also when the page stays open past midnight.
// Contract: <html data-server-now="epoch ms">; setServerNow(ms) sets it right again, e.g. after a reconnect.
// Blazor may own the text: an existing text node is rewritten, never replaced, so that its later patches still find it.
const second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
const key = Symbol.for('opsconsole.clock'); // The script may be loaded under two addresses (plain and fingerprinted).
const state = document[key] ??= { server: 0, perf: 0, wall: 0, levels: new WeakMap(), running: false };

export function setServerNow(ms) {
  Object.assign(state, { server: Number(ms), perf: performance.now(), wall: Date.now() });
  if (state.running) refresh(document);
}

export function now() {
  const steady = performance.now() - state.perf, wall = Date.now() - state.wall;
  return state.server + (wall - steady > 5 * second ? wall : steady); // performance.now() stands still while the machine sleeps.
}

export function left(ms) {
  if (ms <= 0) return 'Time is up';
  if (ms >= day) return `${Math.floor(ms / day)} d ${Math.floor(ms % day / hour)} h left`;
  if (ms >= hour) return `${Math.floor(ms / hour)} h ${Math.floor(ms % hour / minute)} min left`;
  if (ms >= minute) return `${Math.floor(ms / minute)} min left`;
  return `${Math.ceil(ms / second)} s left`;
}

export function ago(ms) {
  if (ms <= -minute) return `in ${ahead(-ms)}`;
  if (ms < second) return 'now';
  if (ms < minute) return `${Math.floor(ms / second)} s ago`;
  if (ms < hour) return `${Math.floor(ms / minute)} min ago`;
  if (ms < day) return `${Math.floor(ms / hour)} h ago`;
  return `${Math.floor(ms / day)} d ago`;
}

function ahead(ms) {
  if (ms >= 2 * day) return `${Math.floor(ms / day)} d`;
  if (ms >= day) return `1 d ${Math.floor(ms % day / hour)} h`;
  if (ms >= hour) return `${Math.floor(ms / hour)} h ${Math.floor(ms % hour / minute)} min`;
  return `${Math.floor(ms / minute)} min`;
}

function write(element, text) {
  const place = element.querySelector('.countdown-text') ?? element;
  const node = [...place.childNodes].find(n => n.nodeType === Node.TEXT_NODE) ?? place.appendChild(document.createTextNode(''));
  if (node.nodeValue !== text) node.nodeValue = text;
}

function countdown(element, at) {
  const until = Number(element.dataset.until), from = Number(element.dataset.from);
  const share = Math.min(1, Math.max(0, (until - at) / Math.max(1, until - from)));
  const level = share <= .05 ? 'bad' : share <= .2 ? 'warn' : '';
  const text = left(until - at), before = state.levels.get(element), bar = share.toFixed(3);
  write(element, text);
  if (element.style.getPropertyValue('--left') !== bar) element.style.setProperty('--left', bar);
  element.classList.toggle('warn', level === 'warn');
  element.classList.toggle('bad', level === 'bad');
  state.levels.set(element, level);
  if (before !== undefined && level && level !== before && isSeen(element)) announce(element, text);
}

function relative(element, at) {
  const then = element.dataset.ago ? Number(element.dataset.ago) : Date.parse(element.dateTime);
  write(element, ago(at - then));
  if (element.dataset.told === String(then)) return;
  const date = new Date(then);
  element.title = `${exact(date)} your time\n${date.toISOString().replace('T', ' ').slice(0, 19)} UTC`;
  element.dataset.told = String(then);
}

// The one place where an instant is written out. In the person's zone (<html data-time-zone>), or the device's.
export function exact(date) {
  const timeZone = document.documentElement.dataset.timeZone || undefined;
  try { return date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium', timeZone }); } catch { return date.toLocaleString(); } // An old browser may not know the zone.
}

let dayFormat = null, dayZone = null;
function today(at) {
  const timeZone = document.documentElement.dataset.timeZone || undefined;
  if (!dayFormat || dayZone !== timeZone) {
    dayZone = timeZone;
    try { dayFormat = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }); } catch { dayFormat = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' }); }
  }
  return dayFormat.format(at); // 2026-11-21
}

function gone(element, at) {
  const isOver = at >= Number(element.dataset.goneAt);
  if (element.hidden !== isOver) element.hidden = isOver;
}

function due(element, at) {
  const day = element.getAttribute('datetime'), now = today(at), isOver = day < now;
  write(element, day === now ? 'today' : `${isOver ? 'Overdue, ' : ''}${element.dataset.due}`);
  if (element.classList.contains('overdue') !== isOver) element.classList.toggle('overdue', isOver);
}

function isSeen(element) {
  const box = element.getBoundingClientRect();
  const frame = element.closest('.board-scroll')?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
  return box.height > 0 && box.top >= frame.top - 1 && box.bottom <= Math.min(frame.bottom, innerHeight) + 1;
}

function announce(element, text) {
  let region = document.getElementById('announcer');
  if (!region) {
    region = document.body.appendChild(document.createElement('div'));
    Object.assign(region, { id: 'announcer', className: 'sr-only' });
    region.setAttribute('aria-live', 'polite');
  }
  const name = element.closest('[data-id]')?.querySelector('.card-address')?.textContent.trim() ?? element.dataset.name ?? '';
  region.textContent = name ? `${name}: ${text}` : text;
}

function refresh(scope) {
  const at = now(), timed = '[data-until][data-from], [data-gone-at], time[data-ago], time[data-at], time[data-due]', own = scope.matches?.(timed) ? [scope] : [];
  for (const element of [...own, ...scope.querySelectorAll(timed)])
    element.dataset.goneAt ? gone(element, at) : element.dataset.due ? due(element, at) : element.dataset.until ? countdown(element, at) : element.dataset.at ? write(element, exact(new Date(Number(element.dataset.at)))) : relative(element, at);
}

function tick() {
  if (!document.hidden) refresh(document);
  setTimeout(tick, second - now() % second); // On the second of the server, so that all screens change together.
}

if (!state.running) {
  const root = document.documentElement;
  setServerNow(root.dataset.serverNow ?? Date.now());
  state.running = true;
  tick();
  document.addEventListener('visibilitychange', () => document.hidden || refresh(document));
  // Runs before the next paint: what Blazor inserts never shows without its text.
  new MutationObserver(records => {
    if (records.some(r => r.target === root && r.attributeName === 'data-server-now')) setServerNow(root.dataset.serverNow);
    if (records.some(r => r.target === root && r.attributeName === 'data-time-zone')) {
      for (const told of document.querySelectorAll('time[data-told]')) delete told.dataset.told;
      refresh(document);
    }
    const scopes = new Set();
    for (const record of records) {
      if (record.type === 'attributes') scopes.add(record.target);
      else for (const node of record.addedNodes) if (node.nodeType === Node.ELEMENT_NODE) scopes.add(node);
    }
    for (const scope of scopes) if (scope !== root && scope.isConnected) refresh(scope);
  }).observe(root, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-until', 'data-from', 'data-ago', 'data-at', 'data-due', 'datetime', 'data-server-now', 'data-time-zone'] });
}
