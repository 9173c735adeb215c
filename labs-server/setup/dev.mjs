/** `npm run dev`: the lab server, restarted on change, and the site with hot reload, which asks it for `/api`. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const sitePort = 4610;

const children = [
  spawn(
    'node',
    [
      '--watch',
      'labs-server/src/main.ts',
      '--site-origin',
      `http://127.0.0.1:${sitePort}`,
      '--site-origin',
      `http://localhost:${sitePort}`,
    ],
    { cwd: root, stdio: 'inherit' },
  ),
  spawn('astro', ['dev', '--root', 'site', '--host', '127.0.0.1', '--port', String(sitePort)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  }),
];

function stopAll() {
  for (const child of children) child.kill();
}

for (const child of children) child.once('exit', stopAll);
process.once('SIGINT', stopAll);
process.once('SIGTERM', stopAll);
