/**
 * What `npm start` and `npm test` do first: install what the lockfile says, check the Node that it brought,
 * build the site. Each step is skipped when its inputs have not changed. Plain JavaScript for any Node >= 20.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBrowser } from './browser.mjs';
import { ownNode, unusableNode } from './own-node.mjs';
import { unsupportedReason } from './platform.mjs';
import { hashOf, isStamped, writeStamp } from './stamp.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
process.chdir(root);
const flags = new Set(process.argv.slice(2));

function say(line) {
  process.stdout.write(`${line}\n`);
}

function stop(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

function run(command, commandArguments, shell = false) {
  const maxBuffer = 64 * 1024 * 1024;
  return spawnSync(command, commandArguments, { encoding: 'utf8', maxBuffer, shell });
}

function npm(commandArguments) {
  const script = process.env.npm_execpath;
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...commandArguments]);
  // On Windows npm is a script, which only a shell can start.
  return run('npm', commandArguments, process.platform === 'win32');
}

function lastLines(result) {
  const text = `${result.stdout ?? ''}\n${result.stderr ?? ''}`.trim();
  return text.split('\n').slice(-15).join('\n');
}

function install() {
  const inputs = ['package-lock.json', ...['.', 'content', 'labs-server', 'site'].map(manifest)];
  const hash = hashOf(inputs);
  const stamp = join('node_modules', '.wireside-install');
  if (isStamped(stamp, hash)) return;
  say('Installing the packages of the lockfile (once; about a minute) ...');
  const result = npm(['ci', '--ignore-scripts', '--loglevel=error']);
  if (result.status !== 0) {
    stop(`${lastLines(result)}\nnpm ci failed (see above). Mend its cause, then run again.`);
  }
  writeStamp(stamp, hash);
}

function manifest(folder) {
  return join(folder, 'package.json');
}

/** @returns {string} path of the project's own Node */
function checkNode() {
  const path = ownNode(root, process.platform, process.arch);
  const reason = unusableNode(path, (binary) => run(binary, ['-v']).stdout ?? '');
  if (path === null || reason !== null) return stop(reason);
  return path;
}

/** @param {string} node */
function build(node) {
  const hash = hashOf(['content', 'site', join('labs-server', 'wire'), 'package-lock.json']);
  const stamp = join('site', 'dist', '.stamp');
  if (isStamped(stamp, hash)) return;
  say('Building the site ...');
  const result = run(node, [
    join('node_modules', 'astro', 'bin', 'astro.mjs'),
    'build',
    '--root',
    'site',
  ]);
  if (result.status !== 0) {
    stop(`${lastLines(result)}\nThe site could not be built (see above).`);
  }
  writeStamp(stamp, hash);
}

const reason = unsupportedReason(process.platform, process.arch, process.versions.node);
if (reason !== null) stop(reason);
install();
const node = checkNode();
if (!flags.has('--no-build')) build(node);
if (flags.has('--browser') && ensureBrowser(say) === null) process.exit(1);
