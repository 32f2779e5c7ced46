// node board-scale.mjs [runs=30] [--small=1000] [--large=100000] [--project=…] [--published=…]
import { publish } from './app.mjs';
import { answers, boardPath, drawsCards, manager } from './board.mjs';
import { Circuit } from './circuit.mjs';
import { figure, median, row, say } from './figures.mjs';
import { options } from './options.mjs';
import { appWithLeads } from './seed.mjs';

const warmUps = 10;
const { count, small, large, ...source } = options(30, { small: 1000, large: 100_000 });

const folder = await publish(source);
const scenes = [];
for (const leads of [small, large]) {
  const app = await appWithLeads(folder, leads);
  await app.start();
  scenes.push({ leads, app, page: [], query: [], draw: [] });
}

/** One visit: the page, the app's own measure of the board query if it sends one, and the first cards of the circuit. */
async function visit({ app, page, query, draw }, counts) {
  const board = new Circuit({ baseUrl: app.baseUrl, answers });
  await board.session.signIn(manager, '/');
  const from = performance.now();
  const response = await board.session.get(boardPath);
  const loaded = performance.now() - from;
  await board.makeInteractive(response);
  const drawn = (await board.waitFor(drawsCards)).at - board.startedAt;
  await board.close();
  if (!counts) return;
  page.push(loaded);
  draw.push(drawn);
  const own = /\bboard;(?:[^,]*;)?dur=([\d.]+)/.exec(response.headers.get('server-timing') ?? '');
  if (own) query.push(Number(own[1]));
}

for (let run = -warmUps; run < count; run++) {
  // Alternating, and each first in turn, so that whatever else the machine does falls on both alike.
  for (const scene of run % 2 ? scenes : scenes.toReversed()) await visit(scene, run >= 0);
}
for (const { app } of scenes) await app.stop();

const [few, many] = scenes;
for (const [kind, what] of [['page', 'GET of the board, prerendered'], ['draw', 'first cards of the circuit'], ['query', 'board query, by the app\'s own clock']]) {
  if (many[kind].length === 0) {
    say(`${what}: not offered by the app (no Server-Timing header with "board").`);
    continue;
  }
  row({
    what: `${what}: ${large} leads against ${small}`,
    values: many[kind],
    unit: 'ms',
    bar: 'twice',
    ratio: median(many[kind]) / median(few[kind]),
    note: `median at ${small}: ${figure(median(few[kind]), 'ms')}`,
  });
}
