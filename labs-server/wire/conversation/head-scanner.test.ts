import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { HeadScanner } from './head-scanner.ts';
import { Layers } from './layers.ts';

const limits = { startLineBytes: 20, headBytes: 40 };

/** The ends of the ranges that are worth decoding, in order. */
function scan(pieces: readonly string[], start = 0): number[] {
  const layer = new Layers().raw('client-to-server');
  const scanner = new HeadScanner(layer, start, limits);
  const ends: number[] = [];
  for (const piece of pieces) {
    layer.store.append(ascii(piece));
    for (let range = scanner.next(); range && range.end !== ends.at(-1); range = scanner.next()) {
      assert.equal(range.start, start);
      ends.push(range.end);
    }
  }
  return ends;
}

test('a head is judged at its start line, and at its empty line', () => {
  const head = 'GET / HTTP/1.1\r\nA: b\r\n\r\n';
  assert.deepEqual(scan([head]), [16, 24]);
  assert.deepEqual(scan([...head]), [16, 24]);
});

test('empty lines before the start line are not judged', () => {
  assert.deepEqual(scan(['\r\n\nGET /\r\n\r\n']), [10, 12]);
});

test('what begins after `start` belongs to it alone', () => {
  assert.deepEqual(scan(['xx\nGET /\n\n'], 3), [9, 10]);
});

test('a start line and a head that are too long are judged at their limits', () => {
  assert.deepEqual(scan(['G'.repeat(30)]), [20]);
  assert.deepEqual(scan([`GET /\r\n${'A'.repeat(60)}`]), [7, 40]);
});
