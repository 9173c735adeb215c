import assert from 'node:assert/strict';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { browserVariable, ensureBrowser, findBrowser } from './browser.mjs';

/** Only these files exist; what was asked for is kept. */
function files(...existing) {
  const asked = [];
  const exists = (path) => {
    asked.push(path);
    return existing.includes(path);
  };
  return { asked, exists };
}

const chromium = join('/usr/bin', 'chromium');
const chrome = join('/opt/google', 'google-chrome');
const PATH = ['/opt/google', '/usr/bin'].join(delimiter);

test('the browser that the environment names is taken before all others', () => {
  const { asked, exists } = files('/my/browser', chromium);
  const found = findBrowser({ [browserVariable]: '/my/browser', PATH }, 'linux', exists);
  assert.equal(found, '/my/browser');
  assert.deepEqual(asked, ['/my/browser']);
});

test('a named browser that does not exist is not replaced by another', () => {
  const { exists } = files(chromium);
  assert.equal(findBrowser({ [browserVariable]: '/missing', PATH }, 'linux', exists), null);
});

test('without a named one, the folders of PATH are searched in order', () => {
  assert.equal(findBrowser({ PATH }, 'linux', files(chromium).exists), chromium);
  assert.equal(findBrowser({ PATH }, 'linux', files(chromium, chrome).exists), chrome);
  assert.equal(findBrowser({ PATH, [browserVariable]: '' }, 'linux', files(chrome).exists), chrome);
  assert.equal(findBrowser({ PATH }, 'linux', files().exists), null);
  assert.equal(findBrowser({}, 'linux', files(chromium).exists), null);
});

test('an empty entry of PATH is not the current folder', () => {
  const { asked, exists } = files();
  findBrowser({ PATH: `${delimiter}/usr/bin` }, 'linux', exists);
  assert.ok(asked.length > 0 && asked.every((path) => path.startsWith(join('/usr/bin'))));
});

test('macOS and Windows have their usual places, after PATH', () => {
  const mac = '/Applications/Chromium.app/Contents/MacOS/Chromium';
  assert.equal(findBrowser({ PATH }, 'darwin', files(mac).exists), mac);
  assert.equal(findBrowser({ PATH }, 'darwin', files(mac, chromium).exists), chromium);
  const windows = 'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe';
  assert.equal(findBrowser({}, 'win32', files(windows).exists), windows);
  assert.equal(findBrowser({}, 'linux', files(mac, windows).exists), null);
});

/** What was said, and the path that came of it. */
function ensure(options) {
  const lines = [];
  const path = ensureBrowser((line) => lines.push(line), { environment: {}, ...options });
  return { path, lines };
}

test('a browser that is there is taken in silence', () => {
  assert.deepEqual(ensure({ find: () => chromium }), { path: chromium, lines: [] });
});

test('without one it is installed where that can be done', () => {
  let installed = false;
  const find = () => (installed ? chromium : null);
  const { path, lines } = ensure({ find, install: () => (installed = true) });
  assert.deepEqual([path, lines], [chromium, []]);
});

test('a missing browser is one line that says what to do, also when an installation gave none', () => {
  for (const install of [() => false, () => true]) {
    const { path, lines } = ensure({ find: () => null, install });
    assert.equal(path, null);
    assert.equal(lines.length, 1);
    assert.match(lines[0], /^[^\n]*none was found[^\n]*apt-get install chromium[^\n]*$/);
    assert.ok(lines[0].includes(browserVariable));
  }
});

function refuseToInstall() {
  assert.fail('nothing is to be installed');
}

test('a named browser that is missing is one line, and nothing is installed', () => {
  const environment = { [browserVariable]: '/missing/browser' };
  const { path, lines } = ensure({ environment, install: refuseToInstall });
  assert.equal(path, null);
  assert.match(
    lines.join('|'),
    /^[^|\n]*names \/missing\/browser, but there is no such file[^|\n]*$/,
  );
});
