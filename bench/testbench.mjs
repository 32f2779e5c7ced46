import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encrypted, temporaryFolder } from './app.mjs';

/** Runs a bench that is a class of OpsConsole.Tests, in Release, and returns the lines of numbers that it wrote. */
export async function testBench(name, settings = {}) {
  const folder = temporaryFolder();
  const figures = join(folder, 'figures');
  const run = async (command, args) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...(encrypted ? { OPSCONSOLE_TEST_ENCRYPTED: '1' } : {}), ...settings, OPSCONSOLE_BENCH: figures } });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`${command} ended with ${code}`);
  };
  const built = join(folder, 'tests');
  await run('dotnet', ['build', fileURLToPath(new URL('../OpsConsole.Tests', import.meta.url)), '-c', 'Release', '-v', 'q', '-m:1', '-o', built]);
  await run('dotnet', [join(built, 'OpsConsole.Tests.dll'), '-class', `OpsConsole.Tests.${name}`]);
  return readFileSync(figures, 'utf8').trim().split('\n').map(line => line.split(' ').map(Number));
}
