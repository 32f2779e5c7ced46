import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';

/** Reads the one optional number and the options that every bench shares, `--encrypted` (app.mjs) among them; `extra` names those of one bench with their defaults. */
export function options(defaultCount, extra = {}) {
  const known = { project: fileURLToPath(new URL('../OpsConsole.Web', import.meta.url)), published: '', ...extra };
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { encrypted: { type: 'boolean' }, ...Object.fromEntries(Object.keys(known).map(name => [name, { type: 'string' }])) },
  });
  delete values.encrypted;
  for (const [name, fallback] of Object.entries(known)) {
    values[name] ??= fallback;
    if (typeof fallback === 'number') values[name] = Number(values[name]);
  }
  return { count: Number(positionals[0] ?? defaultCount), ...values };
}
