// node preview.mjs: a mail of five hundred paragraphs checked and rendered, as the editor asks for it while somebody types (OpsConsole.Tests,
// PreviewBench, in Release). The way to the browser and back comes on top.
import { row } from './figures.mjs';
import { testBench } from './testbench.mjs';

const times = (await testBench('Templates.PreviewBench')).map(values => values[0]);
row({ what: 'preview of a mail of 500 paragraphs', values: times, unit: 'ms', bar: '100 ms', ratio: Math.max(...times) / 100, note: 'check and rendering on the server; ratio of the slowest' });
