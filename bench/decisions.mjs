// node decisions.mjs [boards=200] [--decisions=24] [--leads=10000] [--project=…] [--published=…]
import { setTimeout as sleep } from 'node:timers/promises';
import { publish } from './app.mjs';
import { approveOn, countBoardQueries, leadsIn, openBoard, openBoards, showsApproved } from './board.mjs';
import { figure, percentile, row, say } from './figures.mjs';
import { options } from './options.mjs';
import { appWithLeads } from './seed.mjs';

const barMs = 200;
const settleMs = 500;
const { count, decisions, leads, ...source } = options(200, { decisions: 24, leads: 10_000 });

const app = await appWithLeads(await publish(source), leads);
await app.start();
const board = await openBoard(app.baseUrl);
const { boards: others, failures } = await openBoards(app.baseUrl, count);
if (failures.length > 0) throw failures[0];
await sleep(2000);
say(`${count} boards and the manager's are open.`);

const latencies = [];
const queries = [];
const decided = new Set();

function nextLead() {
  const lead = board.batches.flatMap(leadsIn).findLast(l => l.isPending && !decided.has(l.id));
  if (!lead) throw new Error(`Only ${decided.size} pending leads were drawn for the manager.`);
  decided.add(lead.id);
  return lead;
}

for (let i = -1; i < decisions; i++) {
  const lead = nextLead();
  for (const other of others) other.forgetBatches();
  const queriesBefore = await countBoardQueries(board.session);
  const since = performance.now();
  await approveOn(board, lead);
  // Read afterwards, because two hundred look-ups here would delay the arrivals they time; and longer than
  // the live feed's throttle, so that a query it still owes is counted with its decision.
  await sleep(settleMs);
  const seen = await Promise.all(others.map(other => other.waitFor(showsApproved(lead), { since })));
  // The first one warms up what only a decision runs.
  if (i < 0) continue;
  latencies.push(...seen.map(batch => batch.at - since));
  queries.push((await countBoardQueries(board.session)) - queriesBefore);
}

const p95 = percentile(latencies, 0.95);
row({
  what: `a decision, seen by ${count} other boards`,
  values: latencies,
  unit: 'ms',
  bar: `p95 ${barMs} ms`,
  ratio: p95 / barMs,
  note: `${decisions} decisions; slowest board ${figure(Math.max(...latencies), 'ms')}; ${figure(queries.reduce((a, b) => a + b, 0) / decisions)} board queries a decision`,
});
await app.stop();
process.exit(0);
