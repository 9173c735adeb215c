import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBodyStageParts } from '../testing/stage-parts.ts';
import { DelimitedBodyStage } from './delimited-body-stage.ts';
import { reasons } from './undecoded.ts';

/** A body that begins at byte 0 of the stream. */
function bodyOf(byteLength: number | null) {
  const stream = createBodyStageParts();
  return { ...stream, stage: new DelimitedBodyStage(stream.context, stream.parts, 0, byteLength) };
}

test('RFC 9112 section 6.3: a body of known length takes so many bytes, and the next message follows', () => {
  const { stage, append, told, bodyText } = bodyOf(5);
  append('he');
  assert.equal(stage.advance(false), null);
  append('lloHTTP/1.1');
  assert.partialDeepStrictEqual(stage.advance(false), { start: 5, why: null });
  assert.equal(bodyText(), 'hello');
  assert.deepEqual(told, ['grow', 'grow', 'end complete']);
});

test('a body delimited by close is complete when the connection closes', () => {
  const { stage, append, told, context } = bodyOf(null);
  append('hello');
  assert.equal(stage.advance(false), null);
  assert.equal(stage.advance(true), null);
  assert.deepEqual(told, ['grow', 'end complete']);
  assert.deepEqual(context.faults, []);
});

test('RFC 9112 section 8: a body of known length is incomplete when the connection closes before', () => {
  const { stage, append, told, context } = bodyOf(9);
  append('hello');
  stage.advance(true);
  assert.deepEqual(told, ['grow', 'end body-truncated']);
  const [fault] = context.faults;
  assert.equal(fault?.exchange, 4);
  assert.match(fault?.error.message ?? '', /closed after 5 of 9 bytes \(RFC 9112 §8\)$/);
});

test('a gap within the body is skipped, also up to its last byte', () => {
  const { stage, append, lose, told } = bodyOf(9);
  append('he');
  stage.advance(false);
  assert.equal(stage.skip(lose(3)), stage);
  assert.partialDeepStrictEqual(stage.skip(lose(4)), { start: 9, why: null });
  assert.deepEqual(told, ['grow', 'skip 3', 'skip 4', 'end complete']);
});

test('a gap over the end of the body hides where the next message begins', () => {
  const { stage, append, lose, told } = bodyOf(9);
  append('he');
  stage.advance(false);
  assert.partialDeepStrictEqual(stage.skip(lose(8)), { start: 9, why: reasons.headNotKept });
  assert.deepEqual(told, ['grow', 'skip 7', 'end complete']);
});

test('a body that is given up leaves what it has read', () => {
  const { stage, append, told } = bodyOf(null);
  append('hello');
  stage.advance(false);
  assert.deepEqual(stage.abandon(), { start: 5, unit: null });
  assert.deepEqual(told, ['grow', 'end incomplete']);
});
