import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressAsHostname, createOwnNames, parseAuthority } from './own-names.ts';

test('an authority is host and optional port, nothing else', () => {
  assert.deepEqual(parseAuthority('LocalHost:4600'), { hostname: 'localhost', port: 4600 });
  assert.deepEqual(parseAuthority('[::1]:80'), { hostname: '[::1]', port: 80 });
  assert.deepEqual(parseAuthority('a.test'), { hostname: 'a.test', port: null });
  for (const text of ['', ':80', 'user@host', 'a b', '::1', 'a:b', 'a/b', 'a:123456', 'a\r\n']) {
    assert.equal(parseAuthority(text), null, text);
  }
});

test('own names are the loopback’s, the listed ones, and the address that was connected to', () => {
  const names = createOwnNames(['Lan.test']);
  for (const name of ['localhost', '127.0.0.1', '[::1]', 'lan.test', '10.0.0.7']) {
    assert.equal(names.has(name, '::ffff:10.0.0.7'), true, name);
  }
  for (const name of ['evil.test', '10.0.0.8', 'localhost.evil.test', '127.0.0.1.evil.test', '']) {
    assert.equal(names.has(name, '::ffff:10.0.0.7'), false, name);
  }
});

test('an address is written as in an authority', () => {
  assert.equal(addressAsHostname('::ffff:10.0.0.7'), '10.0.0.7');
  assert.equal(addressAsHostname('FE80::1'), '[fe80::1]');
});
