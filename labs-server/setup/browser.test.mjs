import assert from 'node:assert/strict';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { browserVariable, findBrowser } from './browser.mjs';

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
