import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverUrls } from '../server-urls.ts';
import { pageOrigins, withLoopbackTwin } from './page-origins.ts';

const ports = { site: 1, labA: 2, labB: 3, runner: 4, rtsp: null, stun: null };

test('on this machine both loopback names are ours, that of the request first', () => {
  assert.deepEqual(withLoopbackTwin('http://localhost:2'), [
    'http://localhost:2',
    'http://127.0.0.1:2',
  ]);
  const { labs, ancestors } = pageOrigins(serverUrls('127.0.0.1', ports), ['https://course.test']);
  assert.deepEqual(labs.slice(0, 3), [
    'http://127.0.0.1:2',
    'http://127.0.0.1:3',
    'http://localhost:2',
  ]);
  assert.equal(ancestors[0], 'http://127.0.0.1:1');
  for (const origin of ['https://course.test', 'http://localhost:4', ...labs]) {
    assert.ok(ancestors.includes(origin), origin);
  }
});

test('another name stands alone', () => {
  const { labs, ancestors } = pageOrigins(serverUrls('lan.test', ports), []);
  assert.deepEqual(labs, ['http://lan.test:2', 'http://lan.test:3']);
  assert.deepEqual(ancestors, ['http://lan.test:1', 'http://lan.test:4', ...labs]);
});
