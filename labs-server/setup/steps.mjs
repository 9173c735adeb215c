/** Runs commands one after the other, each under a title, and stops at the first that fails. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * @typedef {object} Step
 * @property {string} title
 * @property {string} command the name of a script in node_modules/.bin, or `node`
 * @property {readonly string[]} parameters
 */

/**
 * Runs the steps in the project's root with the project's own binaries; ends the process at the first failure.
 * @param {readonly Step[]} steps
 */
export function runSteps(steps) {
  for (const { title, command, parameters } of steps) {
    process.stdout.write(`\n> ${title}\n`);
    const result = spawnSync(command, parameters, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    });
    if (result.status !== 0) {
      process.stderr.write(`\nFailed: ${title} (${command} ${parameters.join(' ')})\n`);
      process.exit(1);
    }
  }
}

/** @type {readonly Step[]} */
export const checkSteps = [
  { title: 'format', command: 'prettier', parameters: ['--check', '--log-level', 'warn', '.'] },
  { title: 'lint', command: 'oxlint', parameters: ['--deny-warnings', '.'] },
  { title: 'types: wire', command: 'tsc', parameters: ['-p', 'labs-server/wire'] },
  { title: 'types: labs server', command: 'tsc', parameters: ['-p', 'labs-server'] },
  { title: 'types: content', command: 'tsc', parameters: ['-p', 'content'] },
  { title: 'types: site', command: 'astro', parameters: ['check', '--root', 'site'] },
  { title: 'dead code', command: 'knip', parameters: ['--no-progress'] },
  {
    title: 'unit tests',
    command: 'node',
    parameters: [
      '--test',
      '--test-concurrency=2',
      '--test-reporter=dot',
      'labs-server/**/*.test.ts',
      'labs-server/setup/*.test.mjs',
      'site/src/**/*.test.ts',
      'content/**/*.test.ts',
    ],
  },
];

/** @type {readonly Step[]} */
export const browserSteps = [
  {
    title: 'end to end, in a browser',
    command: 'playwright',
    parameters: ['test', '--config', 'site/playwright.config.ts'],
  },
];
