// node mail.mjs: mails from the queue to a mail server on loopback, each claimed, written, sent and settled on its own. Runs the real queue and
// client over a file database (OpsConsole.Tests, MessageBench, in Release); the server is Debian's python3-aiosmtpd, which takes a core of its own.
import { median, row } from './figures.mjs';
import { testBench } from './testbench.mjs';

const runs = await testBench('Messages.MessageBench');
const rates = runs.map(values => values[0]);
row({ what: 'mails a second, queue to a local SMTP server', values: rates, unit: '/s', bar: '200 /s', ratio: 200 / median(rates), note: 'four lines; ratio is bar to median' });
