import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { figure, say } from './figures.mjs';

const readyPath = '/health/ready';
const startTimeoutMs = 60_000;
const patienceMs = 3000;
const calmTimeoutMs = 600_000;
const ticksPerSecond = 100; // USER_HZ, the same on every Linux that people run.
export const encrypted = process.argv.includes('--encrypted');
const running = new Set();
const folders = new Set();

// Whatever way a bench ends, no server and no database of it stays behind.
process.on('exit', () => {
  for (const server of running) server.kill('SIGKILL');
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'opsconsole-bench-'));
  folders.add(folder);
  return folder;
}

/** Publishes the app unless `published` already names a folder to run; returns the folder. */
export async function publish({ project, published }) {
  say(`Load of the machine before: ${loadavg()[0].toFixed(1)} (above 0.5, others are at work and the times are theirs too).`);
  if (published) return published;
  const folder = join(temporaryFolder(), 'app');
  say(`Publishing ${project} …`);
  await run('dotnet', ['publish', project, '-c', 'Release', '-v', 'q', '-m:1', '-o', folder], {});
  return folder;
}

/** The published app over one database of its own. */
export class App {
  #server;

  constructor(folder, { environment = 'Development', settings = {} } = {}) {
    this.folder = folder;
    this.data = temporaryFolder();
    this.env = {
      ...process.env,
      ASPNETCORE_ENVIRONMENT: environment,
      ConnectionStrings__Ops: `Data Source=${join(this.data, 'ops.db')}`,
      Logging__LogLevel__Default: 'Warning',
      ...(encrypted ? { Database__KeyFile: this.#key() } : {}),
      ...settings,
    };
  }

  /** A key for this database alone. */
  #key() {
    const file = join(this.data, 'database.key');
    writeFileSync(file, randomBytes(32).toString('base64') + '\n', { mode: 0o600 });
    return file;
  }

  get pid() {
    return this.#server.pid;
  }

  /** Runs a verb such as `migrate` to its end. */
  verb(...words) {
    return run('dotnet', ['OpsConsole.Web.dll', ...words], { cwd: this.folder, env: this.env });
  }

  /** Starts and returns the milliseconds until the app said it was ready. */
  async start() {
    const port = await freePort();
    this.baseUrl = `http://127.0.0.1:${port}`;
    this.log = join(this.data, `server-${port}.log`);
    const log = openSync(this.log, 'w');
    const from = performance.now();
    this.#server = spawn('dotnet', ['OpsConsole.Web.dll', '--urls', this.baseUrl], { cwd: this.folder, env: this.env, stdio: ['ignore', log, log] });
    running.add(this.#server);
    while (!(await this.#isReady())) {
      if (this.#server.exitCode !== null || performance.now() - from > startTimeoutMs)
        throw new Error(`The app did not get ready:\n${readFileSync(this.log, 'utf8').slice(-4000)}`);
      await sleep(10);
    }
    return performance.now() - from;
  }

  async #isReady() {
    try {
      const response = await fetch(this.baseUrl + readyPath);
      await response.body?.cancel();
      return response.status === 200;
    } catch {
      return false;
    }
  }

  /** Megabytes of the server process: resident, and private (its own alone, which shared libraries are not). */
  memory() {
    const kilobytes = (file, name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(file)[1]);
    const status = readFileSync(`/proc/${this.pid}/status`, 'utf8');
    const rollup = readFileSync(`/proc/${this.pid}/smaps_rollup`, 'utf8');
    return {
      resident: kilobytes(status, 'VmRSS') / 1024,
      private: (kilobytes(rollup, 'Private_Clean') + kilobytes(rollup, 'Private_Dirty')) / 1024,
    };
  }

  /** Waits until the server has worked off what seeding left in its queues: less than a tenth of a processor in each of two seconds in a row. */
  async calm() {
    const from = performance.now();
    for (let quiet = 0; quiet < 2; ) {
      const before = this.#processorMs();
      await sleep(1000);
      quiet = this.#processorMs() - before < 100 ? quiet + 1 : 0;
      if (performance.now() - from > calmTimeoutMs) throw new Error('The app was at work for ten minutes before the bench began.');
    }
    say(`The app is calm after ${figure(performance.now() - from, 'ms')}.`);
  }

  #processorMs() {
    const fields = readFileSync(`/proc/${this.pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
    return (Number(fields[11]) + Number(fields[12])) * (1000 / ticksPerSecond);
  }

  /** Asks the server to end, and ends it when it waits for open sockets, which nothing here needs. */
  async stop() {
    if (!this.#server || this.#server.exitCode !== null || this.#server.signalCode !== null) return;
    const ended = once(this.#server, 'exit');
    this.#server.kill('SIGTERM');
    const impatience = setTimeout(() => this.#server.kill('SIGKILL'), patienceMs);
    await ended;
    clearTimeout(impatience);
    running.delete(this.#server);
  }
}

async function run(command, args, { cwd, env }) {
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', text => (output += text));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output}`);
  return output.trim();
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
