import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBodyStageParts } from '../testing/stage-parts.ts';
import { ChunkedBodyStage } from './chunked-body-stage.ts';
import { RawStage } from './raw-stage.ts';
import type { Stage } from './stage.ts';
import { reasons } from './undecoded.ts';

/** A chunked body that begins at byte 0 of the stream. */
function chunkedBody() {
  const stream = createBodyStageParts();
  const stage = new ChunkedBodyStage(stream.context, stream.parts, 0);
  return {
    ...stream,
    stage,
    /** Appends `text`, and lets the stage read it. */
    read(text: string): Stage | null {
      stream.append(text);
      return stage.advance(false);
    },
  };
}

test('RFC 9112 section 7.1: chunks up to the last-chunk and its trailer, then the next message', () => {
  const { read, unitLines, bodyText, told } = chunkedBody();
  assert.equal(read('5\r\nhello\r\n2\r\n!!\r\n'), null);
  assert.partialDeepStrictEqual(read('0\r\nA: b\r\n\r\nHTTP'), { start: 28, why: null });
  assert.equal(bodyText(), 'hello!!');
  assert.deepEqual(unitLines(), [
    'chunk [0, 10) complete',
    'chunk [10, 17) complete',
    'last-chunk [17, 28) complete',
  ]);
  assert.equal(told.at(-1), 'end complete');
});

test('byte by byte the units are the same, and data reach the body at once', () => {
  const { read, unitLines, bodyText } = chunkedBody();
  for (const byte of '5\r\nhel') read(byte);
  assert.equal(bodyText(), 'hel');
  assert.deepEqual(unitLines(), ['chunk [0, 6) incomplete']);
  for (const byte of 'lo\r\n0\r\n\r') assert.equal(read(byte), null);
  assert.partialDeepStrictEqual(read('\n'), { start: 15, why: null });
  assert.deepEqual(unitLines(), ['chunk [0, 10) complete', 'last-chunk [10, 15) complete']);
});

test('after a broken chunk nothing is decoded any more', () => {
  const { read, unitLines, told } = chunkedBody();
  assert.ok(read('5\r\nhello\r\ng\r\n') instanceof RawStage);
  assert.deepEqual(unitLines(), ['chunk [0, 10) complete', 'chunk [10, 13) malformed']);
  assert.match(told.at(-1) ?? '', /^end chunk-size/);
});

test('RFC 9112 section 8: a connection that closes before the last-chunk leaves the body incomplete', () => {
  const between = chunkedBody();
  between.read('5\r\nhello\r\n');
  assert.equal(between.stage.advance(true), null);
  assert.equal(between.told.at(-1), 'end last-chunk-missing');
  assert.equal(between.context.faults[0]?.error.code, 'last-chunk-missing');
  const within = chunkedBody();
  within.read('5\r\nhe');
  assert.ok(within.stage.advance(true) instanceof RawStage);
  assert.deepEqual(within.unitLines(), ['chunk [0, 5) malformed']);
  assert.equal(within.context.faults.length, 1);
});

test('a gap within chunk-data is skipped', () => {
  const { read, lose, stage, told, unitLines } = chunkedBody();
  read('5\r\nh');
  assert.equal(stage.skip(lose(3)), stage);
  assert.partialDeepStrictEqual(read('o\r\n0\r\n\r\n'), { start: 15, why: null });
  assert.deepEqual(told, ['grow', 'skip 3', 'grow', 'end complete']);
  assert.equal(unitLines()[0], 'chunk [0, 10) complete');
});

test('a gap over a chunk-size ends the body: nobody can tell where the next chunk begins', () => {
  const { read, lose, stage, told, unitLines } = chunkedBody();
  read('5\r\nhello\r');
  const next = stage.skip(lose(9));
  assert.partialDeepStrictEqual(next, { start: 9, why: reasons.chunkSizeNotKept });
  assert.equal(told.at(-1), 'end incomplete');
  assert.deepEqual(unitLines(), ['chunk [0, 9) incomplete']);
});

test('a body that is given up hands over the chunk that it had begun', () => {
  const { read, stage } = chunkedBody();
  read('5\r\nhello\r\n3\r\nab');
  assert.deepEqual(stage.abandon(), { start: 10, unit: 1 });
});
