/** The Node 24 that the project brings: where its binary is, and whether it runs. Plain JavaScript for any Node >= 20. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodePackages } from './platform.mjs';

/**
 * Path of the binary in its package; the script of `node_modules/.bin` cannot be spawned on Windows.
 * @param {string} root the project's folder
 * @param {string} platform as `process.platform`
 * @param {string} architecture as `process.arch`
 * @returns {string | null} null when the package is not installed
 */
export function ownNode(root, platform, architecture) {
  const folder = join(root, 'node_modules', nodePackages[`${platform} ${architecture}`] ?? '');
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) return null;
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  const path = typeof bin === 'string' ? bin : bin?.node;
  return typeof path === 'string' && existsSync(join(folder, path)) ? join(folder, path) : null;
}

/**
 * Says why the binary cannot be used, or null when it can.
 * @param {string | null} path what `ownNode` found
 * @param {(path: string) => string} versionOf what the binary prints for `-v`, empty when it does not run
 * @returns {string | null} one line with the remedy
 */
export function unusableNode(path, versionOf) {
  if (path === null) {
    return 'Wireside runs on the Node 24 that it installs, and it is missing. Delete node_modules and run again (npm must not omit optional dependencies).';
  }
  const version = versionOf(path).trim();
  if (version.startsWith('v24.')) return null;
  if (version === '') {
    return `Wireside runs on the Node 24 that it installs, but this system cannot run ${path}. It needs glibc 2.28 or newer (Alpine Linux has none): use Debian, Ubuntu, Fedora, macOS or Windows.`;
  }
  return `Wireside runs on the Node 24 that it installs, but ${path} is Node ${version}. Delete node_modules and run again.`;
}
