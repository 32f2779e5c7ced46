// node lists.mjs [leads|users] [asks=2000] [small=1000] [large=100000]: a list, inside one process; see lists/.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const child = spawn('dotnet', ['run', '-c', 'Release', '--project', fileURLToPath(new URL('lists', import.meta.url)), '--', ...process.argv.slice(2)], { stdio: 'inherit' });
const [code] = await once(child, 'exit');
process.exitCode = code ?? 1;
