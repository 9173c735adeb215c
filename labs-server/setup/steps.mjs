/** The commands of `npm run check` and `npm test`, and how they are run. */
import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * @typedef {object} Step
 * @property {string} title
 * @property {string} command the name of a script in node_modules/.bin, or `node`
 * @property {readonly string[]} parameters
 */

/** @type {import('node:child_process').SpawnOptions} */
const options = {
  cwd: root,
  shell: process.platform === 'win32',
  env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
};

/**
 * Runs a step with the project's own binaries, and keeps what it prints.
 * @param {Step} step
 * @returns {Promise<{ isPassed: boolean, output: string }>}
 */
export function runStep({ command, parameters }) {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    const end = (isPassed, reason = '') =>
      resolve({ isPassed, output: `${Buffer.concat(chunks)}${reason}` });
    child.once('error', ({ message }) => end(false, message));
    child.once('close', (code) => end(code === 0));
  });
}

/**
 * Runs the steps in their order, two at a time; what each printed comes in one piece when it has ended. All are run,
 * whether or not another failed.
 * @param {readonly Step[]} steps
 * @param {{ run: typeof runStep, print: (text: string) => void }} world
 * @returns {Promise<readonly string[]>} titles of those that failed
 */
export async function runTogether(steps, { run, print }) {
  const waiting = [...steps];
  const failed = [];
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const { isPassed, output } = await run(step);
      print(`\n> ${step.title}: ${isPassed ? 'passed' : 'FAILED'}\n${output}`);
      if (!isPassed) failed.push(step.title);
    }
  };
  await Promise.all([lane(), lane()]);
  return failed;
}

/** @param {string} text */
const print = (text) => void process.stdout.write(text);

/** Runs everything that needs no browser; ends the process when something failed. */
export async function runChecks() {
  print(`${checkSteps.length} checks, two at a time ...\n`);
  const failed = await runTogether(checkSteps, { run: runStep, print });
  if (failed.length > 0) stop(failed.join(', '));
}

/** Runs the browser tests, which print as they go; ends the process when one failed. */
export function runBrowserTests() {
  process.stdout.write('\n> end to end, in a browser\n');
  const parameters = ['test', '--config', 'site/playwright.config.ts'];
  const { status } = spawnSync('playwright', parameters, {
    ...options,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) stop('end to end, in a browser');
}

/** @param {string} what @returns {never} */
function stop(what) {
  process.stderr.write(`\nFailed: ${what} (see above).\n`);
  process.exit(1);
}

/** @param {string} of @param {readonly string[]} parameters @returns {Step} */
const unitTests = (of, parameters) => ({
  title: `unit tests: ${of}`,
  command: 'node',
  parameters: ['--test', '--test-reporter=dot', ...parameters],
});

/** @type {readonly Step[]} */
export const checkSteps = [
  // The longest first. It has sockets, programs and an environment: a process for each file.
  unitTests('labs server', [
    '--test-concurrency=1',
    'labs-server/src/**/*.test.ts',
    'labs-server/bench/**/*.test.ts',
    'labs-server/setup/*.test.mjs',
  ]),
  { title: 'format', command: 'prettier', parameters: ['--check', '--log-level', 'warn', '.'] },
  { title: 'lint', command: 'oxlint', parameters: ['--deny-warnings', '.'] },
  { title: 'types: wire', command: 'tsc', parameters: ['-p', 'labs-server/wire'] },
  { title: 'types: labs server', command: 'tsc', parameters: ['-p', 'labs-server'] },
  { title: 'types: content', command: 'tsc', parameters: ['-p', 'content'] },
  { title: 'types: site', command: 'astro', parameters: ['check', '--root', 'site'] },
  { title: 'dead code', command: 'knip', parameters: ['--no-progress'] },
  // Pure modules: one process for all files starts once.
  unitTests('wire', ['--test-isolation=none', 'labs-server/wire/**/*.test.ts']),
  unitTests('site and content', [
    '--test-isolation=none',
    'site/src/**/*.test.ts',
    'content/**/*.test.ts',
  ]),
];
