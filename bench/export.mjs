// node export.mjs [runs=7] [--leads=100000] [--format=csv] [--project=…] [--published=…]
import { setTimeout as sleep } from 'node:timers/promises';
import { publish } from './app.mjs';
import { manager } from './board.mjs';
import { figure, row, say } from './figures.mjs';
import { options } from './options.mjs';
import { appWithLeads } from './seed.mjs';
import { Session } from './session.mjs';

const bars = { firstByte: 100, total: 1000, megabytes: 50 };
const { count, leads, format, ...source } = options(7, { leads: 100_000, format: 'csv' });

const app = await appWithLeads(await publish(source), leads);
await app.start();
await app.calm();
const session = new Session(app.baseUrl);
await session.signIn(manager, '/leads');

/** One file, read to its end: times, its lines, and how much more memory the server held at its highest than before. */
async function take(path) {
  const idle = app.memory().resident;
  let highest = idle;
  const sampling = setInterval(() => (highest = Math.max(highest, app.memory().resident)), 20);
  const from = performance.now();
  const response = await fetch(app.baseUrl + path, { headers: { cookie: session.cookieHeader } });
  let firstByte = 0, bytes = 0, lines = 0;
  for await (const piece of response.body) {
    firstByte ||= performance.now() - from;
    bytes += piece.length;
    const text = Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    for (let at = text.indexOf(10); at >= 0; at = text.indexOf(10, at + 1)) lines++;
  }
  const total = performance.now() - from;
  clearInterval(sampling);
  const promised = Number(response.headers.get('x-rows'));
  if (!response.ok || promised !== leads || (format === 'csv' && lines !== leads + 1)) throw new Error(`${response.status}: ${lines} lines, ${promised} promised, ${leads} leads`);
  return { firstByte, total, bytes, megabytes: highest - idle };
}

const runs = [];
const first = await take(`/leads/export.${format}?sort=-score,street`);
say(`First file of the app: first byte ${figure(first.firstByte, 'ms')}, whole ${figure(first.total, 'ms')}, ${figure(first.megabytes, 'MB')} above idle.`);
for (let run = 0; run < count; run++) {
  await sleep(1500);
  runs.push(await take(`/leads/export.${format}?sort=${run % 2 ? '-price' : 'city,-created'}`));
}
await app.stop();

const note = `${figure(runs[0].bytes / 1e6, 'MB')}, ${leads} rows and a header counted in every file`;
row({ what: `${format} of ${leads} leads: first byte`, values: runs.map(r => r.firstByte), unit: 'ms', bar: `${bars.firstByte} ms`, ratio: Math.max(...runs.map(r => r.firstByte)) / bars.firstByte, note: 'ratio of the slowest' });
row({ what: `${format} of ${leads} leads: whole file`, values: runs.map(r => r.total), unit: 'ms', bar: `${bars.total} ms`, ratio: Math.max(...runs.map(r => r.total)) / bars.total, note });
row({ what: `${format} of ${leads} leads: memory above idle`, values: runs.map(r => r.megabytes), unit: 'MB', bar: `${bars.megabytes} MB`, ratio: Math.max(first.megabytes, ...runs.map(r => r.megabytes)) / bars.megabytes, note: 'resident, at its highest; the first file of the process included in the ratio' });
