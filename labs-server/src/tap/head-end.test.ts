import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findHeadEnd } from './head-end.ts';

const endOf = (text: string, method = 'GET', target = '/a'): number | null =>
  findHeadEnd(Buffer.from(text, 'latin1'), method, target);

test('a head ends after its empty line', () => {
  const head = 'GET /a HTTP/1.1\r\nHost: b\r\n\r\n';
  assert.equal(endOf(head), head.length);
  assert.equal(endOf(`${head}GET /a HTTP/1.1\r\n\r\n`), head.length);
});

test('CR and LF before the request-line belong to the head (RFC 9112 section 2.2)', () => {
  assert.equal(endOf('\r\n\r\nGET /a HTTP/1.1\r\n\r\n'), 23);
});

test('a head that goes on has no end', () => {
  assert.equal(endOf('GET /a HTTP/1.1\r\nHost: b\r\n'), null);
});

test('another method or request-target is another head', () => {
  for (const start of ['POST /a', 'GET /ab', 'GET /', 'GE', 'GET  /a']) {
    assert.equal(endOf(`${start} HTTP/1.1\r\n\r\n`), null, start);
  }
  assert.equal(endOf('GET /a/ü HTTP/1.1\r\n\r\n', 'GET', '/a/ü'), 21);
});
