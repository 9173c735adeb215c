import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverUrls } from '../server-urls.ts';
import { labPagePolicy, runnerPolicy, sitePolicy } from './content-security-policy.ts';

const urls = serverUrls('lan.test', {
  site: 1,
  labA: 2,
  labB: 3,
  runner: 4,
  rtsp: null,
  stun: null,
});

const both = (port: number): string[] => [`http://lan.test:${port}`, `ws://lan.test:${port}`];

/** The sources of each directive. */
function parse(policy: string): Map<string, readonly string[]> {
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
  );
}

test('the site connects to itself and the labs by http and ws, and frames the runner', () => {
  const policy = parse(sitePolicy(urls, ["'sha256-abc'"]));

  assert.deepEqual(policy.get('connect-src'), ["'self'", ...[1, 2, 3].flatMap(both)]);
  assert.deepEqual(policy.get('script-src'), ["'self'", "'sha256-abc'"]);
  assert.deepEqual(policy.get('worker-src'), ["'self'"]);
  assert.deepEqual(policy.get('style-src'), ["'self'", "'unsafe-inline'"]);
  assert.ok(policy.get('frame-src')?.includes('http://lan.test:4'));
  // No page of the site takes scripts from there, and what such a frame runs is the site's own.
  assert.ok(!policy.get('script-src')?.includes('data:'));
});

test('the runner reaches the labs only: not the site, not its API, nothing else', () => {
  const policy = parse(runnerPolicy(urls, ['http://lan.test:1'], []));
  assert.deepEqual(policy.get('default-src'), ["'none'"]);
  assert.deepEqual(policy.get('script-src'), ["'self'", 'blob:']);
  assert.deepEqual(policy.get('worker-src'), ["'self'", 'blob:']);
  assert.deepEqual(policy.get('frame-ancestors'), ['http://lan.test:1']);
  for (const name of ['connect-src', 'img-src', 'media-src', 'frame-src']) {
    const sources = policy.get(name) ?? [];
    assert.ok(sources.includes('http://lan.test:2') && sources.includes('http://lan.test:3'));
    assert.ok(!sources.some((source) => /:[14]$/.test(source)), name);
  }
});

test('on this machine the runner may frame the labs under both loopback names', () => {
  const local = serverUrls('127.0.0.1', {
    site: 1,
    labA: 2,
    labB: 3,
    runner: 4,
    rtsp: null,
    stun: null,
  });
  assert.deepEqual(parse(runnerPolicy(local, [], [])).get('frame-src'), [
    'http://127.0.0.1:2',
    'http://localhost:2',
    'http://127.0.0.1:3',
    'http://localhost:3',
  ]);
});

test('a page of a lab connects nowhere, and stands in our own pages only', () => {
  const origins = { labs: ['http://a'], ancestors: ['http://site', 'http://a'] };
  const policy = parse(labPagePolicy(origins, ["'self'", "'sha256-abc'"], []));
  assert.deepEqual(policy.get('default-src'), ["'none'"]);
  assert.equal(policy.get('connect-src'), undefined);
  assert.deepEqual(policy.get('script-src'), ["'self'", "'sha256-abc'"]);
  assert.deepEqual(policy.get('style-src'), ["'none'"]);
  assert.deepEqual(policy.get('frame-src'), ['http://a']);
  assert.deepEqual(policy.get('frame-ancestors'), ['http://site', 'http://a']);
});
