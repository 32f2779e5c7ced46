// node bulk.mjs [--of=users]: a bulk change of 10,000 leads (or accounts), and what others who decide leads meanwhile feel of it. Runs the real
// use cases over a file database (OpsConsole.Tests, BulkBench, in Release), without a browser in between.
import { median, row } from './figures.mjs';
import { testBench } from './testbench.mjs';

const ofUsers = process.argv.includes('--of=users');
const what = ofUsers ? 'accounts' : 'leads';
const runs = await testBench('Bulk.BulkBench', { OPSCONSOLE_BENCH_OF: ofUsers ? 'users' : 'leads' });
const column = n => runs.map(values => values[n]);
row({ what: `bulk change of 10000 ${what}, click to end`, values: column(1), unit: 'ms', bar: '3000 ms', ratio: median(column(1)) / 3000, note: `${Math.round(median(column(0)))} ms of it until it is queued and claimed` });
row({ what: `undo of 10000 ${what} while a colleague decides`, values: column(2), unit: 'ms', bar: '–', ratio: median(column(2)) / 3000, note: 'ratio to the same 3000 ms' });
row({ what: "a colleague's decision meanwhile, p95 of each run", values: column(4), unit: 'ms', bar: 'twice alone', ratio: median(column(4)) / (2 * median(column(3))), note: `alone ${median(column(3))} ms; ${median(column(6))} decisions a run` });
row({ what: 'longest wait between two signs of progress', values: column(7), unit: 'ms', bar: '1000 ms', ratio: median(column(7)) / 1000 });
