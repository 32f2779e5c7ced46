// node import.mjs FILE: an import of FILE (CSV or Excel; city and state are New York where it has no such column) into a tenant without leads,
// from its claim by the work queue to its end. Runs the real use cases over a file database (OpsConsole.Tests, LeadImportBench, in Release).
import { resolve } from 'node:path';
import { figure, row, say } from './figures.mjs';
import { testBench } from './testbench.mjs';

const bar = 5000;
if (!process.argv[2]) throw new Error('node import.mjs FILE');
const runs = await testBench('Leads.Imports.LeadImportBench', { OPSCONSOLE_BENCH_FILE: resolve(process.argv[2]) });
const [[, rows, , cold], ...warm] = runs;
const column = n => warm.map(values => values[n]);
say(`${column(6)[0]} added, ${column(7)[0]} already here, ${column(8)[0]} failed; ${figure(column(5)[0], 'kB')} allocated a row.`);
// Rates: the slow ones are the low ones, so the ratio is of the bar to the slowest.
row({ what: `import of ${rows} rows, rows a second`, values: column(3), unit: '', bar: `${bar}`, ratio: bar / Math.min(...column(3)), note: `the first run of a process, cold: ${figure(cold)}; ratio of the slowest` });
row({ what: `import of ${rows} rows, heap above the start at its highest`, values: column(4), unit: 'MB', bar: 'flat', ratio: Math.max(...column(4)) / 50, note: 'ratio to 50 MB' });
