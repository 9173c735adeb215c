import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Direction } from '../record.ts';
import { createStageParts } from '../testing/stage-parts.ts';
import { RawStage } from './raw-stage.ts';
import { ResyncStage } from './resync-stage.ts';
import { reasons } from './undecoded.ts';

/** Looks for a head from byte 0 on, where 10 bytes were not kept. */
function afterGap(direction: Direction) {
  const stream = createStageParts(direction);
  const found: number[] = [];
  const why = reasons.headNotKept;
  const stage = new ResyncStage(stream.context, 0, 0, why, (start) => {
    found.push(start);
    return new RawStage(stream.context, { start, unit: null }, 0, why);
  });
  assert.equal(stage.skip(stream.lose(10)), stage);
  return { ...stream, stage, found };
}

/** Where a head is found in `pieces`, which follow the gap; its first byte is byte 10. */
function foundIn(direction: Direction, ...pieces: readonly string[]): number[] {
  const { append, stage, found } = afterGap(direction);
  for (const piece of pieces) {
    append(piece);
    if (stage.advance() !== null) break;
  }
  return found;
}

test('decoding goes on at the first line that ends in a start line', () => {
  const response = 'HTTP/1.1 200 OK\r\n';
  assert.deepEqual(foundIn('server-to-client', `half a line\r\n${response}`), [23]);
  assert.deepEqual(foundIn('server-to-client', `body without end${response}`), [26]);
  assert.deepEqual(foundIn('server-to-client', 'HTTP/1.1 2', '00\n'), [10]);
  assert.deepEqual(foundIn('client-to-server', 'x\nGET /a HTTP/1.1\r\n'), [12]);
});

test('a start line of the other direction, of another version or method, or unfinished, is none', () => {
  assert.deepEqual(foundIn('client-to-server', 'HTTP/1.1 200 OK\r\n'), []);
  assert.deepEqual(foundIn('server-to-client', 'GET / HTTP/1.1\r\n'), []);
  assert.deepEqual(foundIn('server-to-client', 'HTTP/2 200\r\n', 'HTTP/1.1 600 x\r\n'), []);
  assert.deepEqual(foundIn('client-to-server', 'BREW / HTTP/1.1\r\n', 'GET / HTTP/1.1'), []);
});

test('what comes before the start line is one unit that is not decoded', () => {
  const { append, stage, unitLines } = afterGap('server-to-client');
  append('half a line\r\n');
  assert.equal(stage.advance(), null);
  assert.deepEqual(unitLines(), ['undecoded [0, 23) complete']);
  append('HTTP/1.1 200 OK\r\n');
  assert.ok(stage.advance() instanceof RawStage);
  assert.deepEqual(unitLines(), ['undecoded [0, 23) complete']);
});

test('a start line with a gap in it is none', () => {
  const { append, lose, stage, found } = afterGap('server-to-client');
  append('HTTP/1.1 ');
  stage.advance();
  stage.skip(lose(1));
  append('200 OK\r\n');
  assert.equal(stage.advance(), null);
  assert.deepEqual(found, []);
});
