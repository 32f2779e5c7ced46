// node start.mjs [runs=7] [--leads=300] [--environment=Production] [--project=…] [--published=…]
import { publish } from './app.mjs';
import { median, row, say } from './figures.mjs';
import { options } from './options.mjs';
import { appWithLeads } from './seed.mjs';

const barMs = 2000;
const { count, leads, environment, ...source } = options(7, { leads: 300, environment: 'Production' });

const app = await appWithLeads(await publish(source), leads);
app.env.ASPNETCORE_ENVIRONMENT = environment;
// The first start of a fresh publish also reads its files from the disk.
const took = [];
for (let run = -1; run < count; run++) {
  const ms = await app.start();
  await app.stop();
  say(`${run < 0 ? 'Warm-up' : `Run ${run + 1}`}: ${Math.round(ms)} ms`);
  if (run >= 0) took.push(ms);
}
row({ what: 'published app, start to ready', values: took, unit: 'ms', bar: `${barMs} ms`, ratio: median(took) / barMs, note: `${environment}, database migrated and seeded` });
