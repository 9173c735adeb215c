import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { test } from 'node:test';
import { originFormOf, useOriginForm } from './origin-form.ts';

/** Target and Host as they are after a request with these field lines. */
function after(url: string, rawHeaders: string[], httpVersion = '1.1') {
  const headers: Record<string, string> = {};
  if (rawHeaders[1] !== undefined) headers['host'] = rawHeaders[1];
  const request = { url, rawHeaders, headers, httpVersion };
  useOriginForm(request as unknown as IncomingMessage);
  return { url: request.url, host: headers['host'], rawHeaders };
}

test('RFC 9112 section 3.2.1: the origin-form of an absolute URI is its path and query', () => {
  assert.equal(originFormOf('http://a.test:80/x/y?z=1'), '/x/y?z=1');
  assert.equal(originFormOf('HTTP://a.test'), '/');
  assert.equal(originFormOf('http://a.test?z'), '/?z');
  for (const other of ['/x?u=http://a.test/', '*', 'a.test:80', 'ws://a.test/', '//a.test/']) {
    assert.equal(originFormOf(other), other);
  }
});

test('RFC 9112 section 3.2.2: the host of the target takes the place of the received Host field', () => {
  assert.deepEqual(after('http://b.test/x', ['Host', 'a.test']), {
    url: '/x',
    host: 'b.test',
    rawHeaders: ['Host', 'b.test'],
  });
  assert.equal(after('http://b.test/x', [], '1.0').host, 'b.test');
  assert.equal(after('/x', ['Host', 'a.test']).host, 'a.test');
});

test('RFC 9112 section 3.2: a Host field that is missing, repeated or invalid stays so', () => {
  assert.equal(after('http://b.test/x', []).host, undefined);
  assert.equal(after('http://b.test/x', ['Host', 'a@b']).host, 'a@b');
  const repeated = ['Host', 'a.test', 'host', 'a.test'];
  assert.deepEqual(after('http://b.test/x', [...repeated]).rawHeaders, repeated);
});
