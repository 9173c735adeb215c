import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { requestRaw } from '../testing/raw-request.ts';
import { startTestServer } from '../testing/test-server.ts';

const build = {
  'index.html': '<!doctype html><script>one()</script>',
  'lecture/index.html': '<!doctype html><p>no script</p>',
  '404.html': '<!doctype html><script>lost()</script>',
  'runner/index.html': '<!doctype html><script type="module" src="/_astro/runner.abc.js"></script>',
  '_astro/runner.abc.js': 'export {};',
  '_astro/font.abc.woff2': 'font',
  'traces/one.pcapng': 'trace',
  '.secret': 'secret',
};

async function startWithBuild(context: TestContext, files: Readonly<Record<string, string>>) {
  const siteDirectory = mkdtempSync(join(tmpdir(), '.wireside-site-'));
  context.after(() => rmSync(siteDirectory, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(siteDirectory, path)), { recursive: true });
    writeFileSync(join(siteDirectory, path), text);
  }
  const { urls } = await startTestServer(context, {
    siteDirectory: relative(process.cwd(), siteDirectory),
  });
  return urls;
}

test('pages come with a policy that holds the hashes of their own scripts', async (context) => {
  const { site } = await startWithBuild(context, build);
  const policyOf = async (path: string): Promise<string> =>
    String((await requestRaw(site + path)).headers['content-security-policy']);
  assert.match(await policyOf('/'), /script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='/);
  assert.match(await policyOf('/lecture/'), /script-src 'self';/);
  assert.match(await policyOf('/missing'), /script-src 'self' 'sha256-/);
});

test('hashed assets are immutable, pages are asked for again, types are right', async (context) => {
  const { site } = await startWithBuild(context, build);
  const headersOf = async (path: string) => (await requestRaw(site + path)).headers;
  const asset = await headersOf('/_astro/runner.abc.js');
  assert.equal(asset['cache-control'], 'public, max-age=31536000, immutable');
  assert.match(asset['content-type'] ?? '', /^text\/javascript/);
  assert.equal((await headersOf('/'))['cache-control'], 'no-cache');
  assert.equal((await headersOf('/_astro/font.abc.woff2'))['content-type'], 'font/woff2');
  assert.equal(
    (await headersOf('/traces/one.pcapng'))['content-type'],
    'application/vnd.tcpdump.pcap',
  );
  assert.equal((await headersOf('/'))['x-content-type-options'], 'nosniff');
});

test('a worker of the site may compile WebAssembly, a page may not', async (context) => {
  const { site } = await startWithBuild(context, build);
  const policyOf = async (path: string) =>
    String((await requestRaw(site + path)).headers['content-security-policy']);
  const allowed = "script-src 'self' 'wasm-unsafe-eval';";
  assert.ok((await policyOf('/_astro/runner.abc.js')).includes(allowed));
  assert.ok(!(await policyOf('/')).includes('wasm-unsafe-eval'));
});

test('nothing outside the build is served, and a missing page is the build’s 404', async (context) => {
  const { site } = await startWithBuild(context, build);
  const missing = await requestRaw(`${site}/missing`);
  assert.deepEqual([missing.status, missing.text], [404, build['404.html']]);
  for (const path of ['/..%2f..%2fetc/passwd', '/.secret', '/%2e%2e/package.json', '/runner/']) {
    const { status, text } = await requestRaw(site + path);
    assert.ok(status >= 400 && !text.includes('secret'), path);
  }
});

test('the runner’s origin serves the runner and hashed assets only', async (context) => {
  const { runner, labs } = await startWithBuild(context, build);
  for (const path of ['/runner/', '/_astro/runner.abc.js']) {
    const { status, headers } = await requestRaw(runner + path);
    assert.equal(status, 200);
    assert.equal(headers['origin-agent-cluster'], '?1');
    assert.equal(headers['access-control-allow-origin'], '*');
    const policy = String(headers['content-security-policy']);
    assert.match(policy, /^default-src 'none'; script-src 'self' blob:; worker-src 'self' blob:;/);
    assert.ok(policy.includes(`connect-src ${labs[0]} ${labs[0].replace('http', 'ws')}`));
  }
  for (const path of ['/', '/lecture/', '/traces/one.pcapng', '/api/health', '/runner/../']) {
    assert.equal((await requestRaw(runner + path)).status, 404, path);
  }
});

test('without a build the site says so, and the API works', async (context) => {
  const { site } = await startWithBuild(context, {});
  const { status, text } = await requestRaw(`${site}/`);
  assert.equal(status, 503);
  assert.match(text, /npm run build/);
  assert.equal((await requestRaw(`${site}/api/health`)).status, 200);
});
