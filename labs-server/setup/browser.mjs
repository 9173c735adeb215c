/** Finds a Chromium-family browser for the tests, or installs Debian's as root. Any Node >= 20. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
];

const fixedPaths = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** The environment variable that names a browser to use. */
export const browserVariable = 'WIRESIDE_BROWSER';

/**
 * Path of a browser: the one that the environment names, else the system's.
 * @param {Record<string, string | undefined>} environment as `process.env`
 * @param {string} platform as `process.platform`
 * @param {(path: string) => boolean} exists
 * @returns {string | null}
 */
export function findBrowser(environment, platform, exists = existsSync) {
  const named = environment[browserVariable];
  if (named) return exists(named) ? named : null;
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean);
  const candidates = [
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    ...(fixedPaths[platform] ?? []),
  ];
  return candidates.find((path) => exists(path)) ?? null;
}

function installFromDebian() {
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'] };
  const update = spawnSync('apt-get', ['update', '-qq'], quiet);
  if (update.status !== 0) return false;
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], {
    ...quiet,
    env: environment,
  });
  return install.status === 0;
}

/**
 * Installs the package of the system as root, where there is a way.
 * @param {(line: string) => void} say
 * @returns {boolean} true when it did
 */
function installAsRoot(say) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  say('No browser found: installing the package chromium ...');
  return installFromDebian();
}

/**
 * Makes sure that there is a browser.
 * @param {(line: string) => void} say
 * @param {{ environment?: Record<string, string | undefined>, find?: typeof findBrowser, install?: typeof installAsRoot }} options
 *   what the tests replace
 * @returns {string | null} its path, or null after the reason was said
 */
export function ensureBrowser(say, options = {}) {
  const { environment = process.env, find = findBrowser, install = installAsRoot } = options;
  const found = find(environment, process.platform);
  if (found) return found;
  const named = environment[browserVariable];
  if (named) {
    say(
      `${browserVariable} names ${named}, but there is no such file. Correct it, or unset it to use the system's browser.`,
    );
    return null;
  }
  const installed = install(say) ? find(environment, process.platform) : null;
  if (installed) return installed;
  say(
    `The tests need Chrome, Chromium or Edge, and none was found. Install one (Debian, Ubuntu: sudo apt-get install chromium; Fedora: sudo dnf install chromium; macOS: brew install --cask chromium), or set ${browserVariable} to its path.`,
  );
  return null;
}
