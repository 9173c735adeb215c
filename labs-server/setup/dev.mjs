/**
 * `npm run dev`: the site with hot reload, and the lab server beside it, restarted on change. The page in
 * development asks its own origin for `/api`, which is passed on to the lab server (site/astro.config.mjs);
 * cells run on the runner's origin, which serves the build.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const address = '127.0.0.1';
const sitePort = 4610;
const labPorts = [4600, 4601, 4602, 4603];
const site = `http://${address}:${sitePort}`;
const lab = `http://${address}:${labPorts[0]}`;

/** Both must end within this time after Ctrl+C, in milliseconds. */
const stopWithinMs = 3000;

/** How often it is looked whether both answer, in milliseconds. */
const lookEveryMs = 250;

/** @type {import('node:child_process').ChildProcess[]} */
const children = [];
const ending = new AbortController();

buildRunner();
await refuseTakenPorts();
process.once('SIGINT', stopAll);
process.once('SIGTERM', stopAll);
startLabServer();
startSite();
await untilReady();
if (!ending.signal.aborted) announce();

/** The runner's page comes from the build; without one no cell would run. */
function buildRunner() {
  if (existsSync(join(root, 'site', 'dist', 'runner', 'index.html'))) return;
  const prepare = join('labs-server', 'setup', 'prepare.mjs');
  const { status } = spawnSync(process.execPath, [prepare], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

async function refuseTakenPorts() {
  for (const port of [sitePort, ...labPorts]) {
    if (await isFree(port)) continue;
    process.stderr.write(
      `Port ${port} is taken, and npm run dev needs ${sitePort} and ${labPorts[0]} to ${labPorts[3]}: end what uses it (another npm run dev or npm start?), then run again.\n`,
    );
    process.exit(1);
  }
}

/** @param {number} port */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, address, () => probe.close(() => resolve(true)));
  });
}

function startLabServer() {
  const origins = [site, `http://localhost:${sitePort}`].flatMap((one) => ['--site-origin', one]);
  // What it prints at its start would name the site as it was built; its errors are of interest.
  start(
    ['--watch', '--watch-preserve-output', 'labs-server/src/main.ts', ...origins],
    ['ignore', 'ignore', 'inherit'],
  );
}

function startSite() {
  const astro = join('node_modules', 'astro', 'bin', 'astro.mjs');
  start(
    [astro, 'dev', '--root', 'site', '--host', address, '--port', String(sitePort)],
    ['ignore', 'inherit', 'inherit'],
  );
}

/**
 * Starts Node; when it ends, everything ends.
 * @param {string[]} parameters
 * @param {import('node:child_process').StdioOptions} stdio
 */
function start(parameters, stdio) {
  const child = spawn(process.execPath, parameters, {
    cwd: root,
    stdio,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  child.once('exit', (code) => {
    if (!ending.signal.aborted) process.exitCode = code ?? 1;
    stopAll();
  });
  children.push(child);
}

function stopAll() {
  if (ending.signal.aborted) return;
  ending.abort();
  for (const child of children) child.kill();
  setTimeout(() => {
    for (const child of children) child.kill('SIGKILL');
  }, stopWithinMs).unref();
}

async function untilReady() {
  while (!ending.signal.aborted && !(await answers(`${site}/api/health`))) {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}

/** @param {string} url */
async function answers(url) {
  try {
    const response = await fetch(url);
    return response.ok;
  } catch {
    return false;
  }
}

function announce() {
  process.stdout.write(`
site        ${site}/   lessons and pages, reloaded when you save a file
lab server  ${lab}/   labs and API, restarted when its files change; it serves the site as last built
Cells run in the runner of that build: after a change below site/src/cell run npm run build. Stop with Ctrl+C.
`);
}
