// node all.mjs [--project=…] [--published=…] [--encrypted]: publishes once, then runs every bench; about ten minutes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { encrypted, publish } from './app.mjs';
import { options } from './options.mjs';

const published = await publish(options(0));
for (const bench of ['circuits', 'decisions', 'start', 'board-scale', 'export']) {
  const child = spawn(process.execPath, [fileURLToPath(new URL(`${bench}.mjs`, import.meta.url)), `--published=${published}`, ...(encrypted ? ['--encrypted'] : [])], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) process.exitCode = 1;
}
