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
 * Makes sure that there is a browser.
 * @param {(line: string) => void} say
 * @returns {string | null} its path, or null after the reason was said
 */
export function ensureBrowser(say) {
  const found = findBrowser(process.env, process.platform);
  if (found) return found;
  if (process.env[browserVariable]) {
    say(
      `${browserVariable} names ${process.env[browserVariable]}, but there is no such file. Correct it, or unset it to use the system's browser.`,
    );
    return null;
  }
  const isRoot = process.getuid?.() === 0;
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    say('No browser found: installing the package chromium ...');
    if (installFromDebian()) return findBrowser(process.env, process.platform);
  }
  say(
    `The tests need Chrome, Chromium or Edge, and none was found. Install one (Debian, Ubuntu: sudo apt-get install chromium; Fedora: sudo dnf install chromium; macOS: brew install --cask chromium), or set ${browserVariable} to its path.`,
  );
  return null;
}
