// node circuits.mjs [count=1000] [--page=board|list] [--leads=10000] [--idle=60] [--project=…] [--published=…]
import { setTimeout as sleep } from 'node:timers/promises';
import { publish } from './app.mjs';
import { openBoards, pages } from './board.mjs';
import { figure, row, say } from './figures.mjs';
import { options } from './options.mjs';
import { appWithLeads } from './seed.mjs';

const warmUps = 10;
const { count, leads, idle, page: name, ...source } = options(1000, { leads: 10_000, idle: 60, page: 'board' });
const page = pages[name];

const app = await appWithLeads(await publish(source), leads);
await app.start();
const warm = await openBoards(app.baseUrl, warmUps, { page });
await Promise.all(warm.boards.map(board => board.close()));
await sleep(2000);
const before = app.memory();

const { boards, took, failures } = await openBoards(app.baseUrl, count, { page, afterEach: board => board.forgetBatches() });
const full = app.memory();
if (failures.length > 0) say(`${failures.length} did not draw, the first: ${failures[0].stack}`);
if (boards.length === 0) process.exit(1);
say(`${boards.length} drawn; idle for ${idle} s.`);
await sleep(idle * 1000);
const after = app.memory();

const open = boards.filter(board => board.isOpen).length;
const lost = boards.find(board => !board.isOpen);
if (lost) say(`Lost a circuit: ${lost.error?.message.split('\n')[0]} Answered with null: ${[...lost.guessed].join(', ') || 'nothing'}.`);
const perCircuit = kind => ((after[kind] - before[kind]) * 1024) / count;
const megabytes = memory => `${figure(memory.resident, 'MB')} resident, ${figure(memory.private, 'MB')} private`;
say(`Before: ${megabytes(before)}. All drawn: ${megabytes(full)}. Idle: ${megabytes(after)}.`);
row({
  what: `${count} circuits on a ${name} of ${leads} leads: time until drawn; memory of each`,
  values: took,
  unit: 'ms',
  bar: `${page.barKilobytes} KB each`,
  ratio: perCircuit('resident') / page.barKilobytes,
  note: `${open} of ${count} drawn and open; ${figure(perCircuit('resident'), 'KB')} resident, ${figure(perCircuit('private'), 'KB')} private each`,
});
await app.stop();
process.exit(open === count ? 0 : 1);
