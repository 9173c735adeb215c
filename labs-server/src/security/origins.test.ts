import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createOrigins } from './origins.ts';
import { createOwnNames } from './own-names.ts';

const ports = { site: 4600, labA: 4601, labB: 4602, runner: 4603, rtsp: null, stun: null };
const origins = createOrigins(createOwnNames([]), ['https://course.test'], () => ports);

test('the site is this server under each of its names, at the port of the site', () => {
  for (const origin of ['http://localhost:4600', 'http://127.0.0.1:4600', 'http://[::1]:4600']) {
    assert.equal(origins.isSite(origin, '127.0.0.1'), true, origin);
    assert.equal(origins.isRunner(origin, '127.0.0.1'), false, origin);
  }
  assert.equal(origins.isRunner('http://localhost:4603', '127.0.0.1'), true);
});

test('scheme, host and port make an origin: where one differs it is another (RFC 6454 section 4)', () => {
  for (const origin of [
    'https://localhost:4600',
    'http://localhost',
    'http://localhost:4601',
    'http://evil.test:4600',
    'http://localhost.evil.test:4600',
    'http://localhost:4600/',
    'null',
    '',
  ]) {
    assert.equal(origins.isSite(origin, '127.0.0.1'), false, origin);
  }
});

test('a listed site is allowed as it was listed, but is no runner', () => {
  assert.equal(origins.isSite('https://course.test', undefined), true);
  assert.equal(origins.isSite('https://course.test:8443', undefined), false);
  assert.equal(origins.isRunner('https://course.test', undefined), false);
});

test('a port that is not written is that of the scheme: 80', () => {
  const at80 = createOrigins(createOwnNames([]), [], () => ({ ...ports, site: 80 }));
  assert.equal(at80.isSite('http://localhost', undefined), true);
});
