import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RequestBody } from './request-body.ts';
import { createBodyCounter } from './request-body.ts';

/** Where the body ends in `text`, found by pieces of `step` bytes; null when it goes on. */
function endOf(body: RequestBody, text: string, step: number): number | null {
  const bytes = Buffer.from(text, 'latin1');
  const counter = createBodyCounter(body);
  let end = 0;
  for (let start = 0; start < bytes.length && !counter.done; start += step) {
    end += counter.consume(bytes.subarray(start, start + step));
  }
  return counter.done ? end : null;
}

test('a body ends where RFC 9112 section 6.3 says, however it is split', () => {
  const next = 'GET / HTTP/1.1\r\n\r\n';
  const bodies: [RequestBody, string][] = [
    [{ kind: 'none' }, ''],
    [{ kind: 'length', byteLength: 5 }, 'hello'],
    [{ kind: 'chunked' }, '0\r\n\r\n'],
    [{ kind: 'chunked' }, '5\r\nhello\r\n0\r\n\r\n'],
    [
      { kind: 'chunked' },
      '00A;name="v"\r\n0123\r\n6789\r\n1\r\n\n\r\n0;x\r\nDigest: a\r\nB: c\r\n\r\n',
    ],
  ];
  for (const [body, text] of bodies) {
    for (let step = 1; step <= text.length + next.length; step += 1) {
      assert.equal(endOf(body, text + next, step), text.length, `${text} by ${step}`);
    }
    for (let length = 0; length < text.length; length += 1) {
      assert.equal(endOf(body, text.slice(0, length), 3), null);
    }
  }
});

test('after a broken chunk-size everything belongs to the body', () => {
  const counter = createBodyCounter({ kind: 'chunked' });
  const bytes = Buffer.from('zz\r\nhello\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n');
  assert.equal(counter.consume(bytes), bytes.length);
  assert.equal(counter.done, false);
});
