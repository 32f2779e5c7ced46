// node handout.mjs: 10,000 leads run out at once and are handed to partners; the node that does it is killed in its middle and another goes
// on. Runs the real use cases over a file database (OpsConsole.Tests, HandOutBench, in Release), without a browser in between.
import { median, row } from './figures.mjs';
import { testBench } from './testbench.mjs';

// The first run warms up.
const runs = (await testBench('Partners.HandOutBench')).slice(1);
const column = n => runs.map(values => values[n]);
row({ what: '10000 leads expire and go to partners, killed once in the middle', values: column(0), unit: 'ms', bar: '30000 ms', ratio: median(column(0)) / 30000, note: `${median(column(2))} were handed out before the kill; each exactly once in the end; ${Math.round(median(column(3)))} ms of processor` });
row({ what: '10000 offers lapse and go to the next partner', values: column(1), unit: 'ms', bar: '30000 ms', ratio: median(column(1)) / 30000, note: 'ratio to the same 30000 ms' });
