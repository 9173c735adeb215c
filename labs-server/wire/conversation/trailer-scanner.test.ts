import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxTrailerSectionBytes } from '../chunked/decode-chunk.ts';
import { ascii } from '../testing/ascii.ts';
import { Layers } from './layers.ts';
import { TrailerScanner } from './trailer-scanner.ts';

/** What the scanner says after each of `pieces`; the section begins at byte 3. */
function scan(...pieces: readonly string[]): (number | null)[] {
  const layer = new Layers().raw('server-to-client');
  layer.store.append(ascii('0\r\n'));
  const scanner = new TrailerScanner(layer, 3);
  return pieces.map((piece) => {
    layer.store.append(ascii(piece));
    return scanner.next();
  });
}

test('an empty section ends with its CRLF', () => {
  assert.deepEqual(scan('\r\n'), [5]);
  assert.deepEqual(scan('\r', '\n'), [null, 5]);
  assert.deepEqual(scan('\n'), [4]);
});

test('trailer fields end with an empty line, however they are split', () => {
  assert.deepEqual(scan('A: b\r\n\r\nHTTP'), [11]);
  assert.deepEqual(scan('A: b\r', '\n', '\r', '\n'), [null, null, null, 11]);
});

test('a section that is too long ends at its limit', () => {
  const limit = 3 + maxTrailerSectionBytes;
  assert.deepEqual(scan('A: '.padEnd(maxTrailerSectionBytes - 1, 'b'), 'bbb'), [null, limit]);
});
