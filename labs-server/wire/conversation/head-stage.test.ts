import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestBodyFraming } from '../http1/body-framing.ts';
import { decodeRequestHead } from '../http1/decode-request-head.ts';
import type { RequestHead } from '../http1/message-head.ts';
import { createStageParts } from '../testing/stage-parts.ts';
import { type HeadReader, HeadStage } from './head-stage.ts';
import { RawStage } from './raw-stage.ts';
import { ResyncStage } from './resync-stage.ts';
import { reasons } from './undecoded.ts';

/** A head of a request from byte 0 on, of exchange 7; `next` gathers where heads have ended. */
function requestHead() {
  const stream = createStageParts('client-to-server');
  const ends: number[] = [];
  const gaps: boolean[] = [];
  const following = new RawStage(stream.context, { start: 0, unit: null }, 7, reasons.tunnel);
  const reader: HeadReader<RequestHead> = {
    kind: 'request-head',
    pendingTitle: 'request',
    decode: (bytes, options) => decodeRequestHead(bytes, options),
    exchangeOfNext(afterGap) {
      gaps.push(afterGap);
      return 7;
    },
    title: ({ method }) => `a ${method}`,
    next(head, _exchange, end) {
      ends.push(end);
      return { stage: following, framing: requestBodyFraming(head), malformed: false };
    },
  };
  const stage = new HeadStage(stream.context, reader, 0, { exchange: 6, gap: false });
  return { ...stream, stage, ends, gaps, following };
}

const head = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';

test('a head is one unit, and what follows it reads on where it ends', () => {
  const { append, stage, context, unitLines, ends, following } = requestHead();
  append(`${head}GET`);
  assert.equal(stage.advance(false), following);
  assert.deepEqual(unitLines(), [`request-head [0, ${head.length}) complete`]);
  assert.deepEqual(ends, [head.length]);
  assert.partialDeepStrictEqual(context.units.all, [{ title: 'a GET', exchange: 7 }]);
});

test('byte by byte it is the same unit, which shows what is there so far', () => {
  const { append, stage, context, unitLines, ends, gaps } = requestHead();
  assert.equal(stage.advance(false), null);
  assert.deepEqual(unitLines(), [], 'no unit before its first byte');
  for (const byte of head.slice(0, 16)) {
    append(byte);
    assert.equal(stage.advance(false), null);
  }
  stage.refresh();
  assert.partialDeepStrictEqual(context.units.all, [{ title: 'request', state: 'incomplete' }]);
  assert.ok((context.units.all[0]?.fields.length ?? 0) > 0);
  for (const byte of head.slice(16)) {
    append(byte);
    stage.advance(false);
  }
  assert.deepEqual(unitLines(), [`request-head [0, ${head.length}) complete`]);
  assert.deepEqual([ends, gaps], [[head.length], [false]], 'the exchange begins once');
});

test('after a broken rule the rest of the stream is not decoded', () => {
  const { append, stage, context, unitLines } = requestHead();
  append('GET / HTTP/1.1\r\nHost a\r\n\r\nrest');
  assert.ok(stage.advance(false) instanceof RawStage);
  assert.match(unitLines().join(), /^request-head \[0, \d+\) malformed$/);
  assert.equal(context.units.all[0]?.error?.code, 'field-line-without-colon');
});

test('RFC 9112 section 8: a head that is not whole when the connection closes is incomplete', () => {
  const { append, stage, context, unitLines } = requestHead();
  append('GET / HTTP/1.1\r\nHo');
  assert.ok(stage.advance(true) instanceof RawStage);
  assert.deepEqual(unitLines(), ['request-head [0, 18) malformed']);
  assert.partialDeepStrictEqual(context.faults, [{ exchange: 7 }]);
  const nothing = requestHead();
  assert.equal(nothing.stage.advance(true), null);
  assert.deepEqual(nothing.context.faults, [], 'between two messages a connection may close');
});

test('a gap within a head cuts its unit there, and the next start line is looked for', () => {
  const { append, lose, stage, unitLines, gaps } = requestHead();
  append('GET / HT');
  stage.advance(false);
  const resync = stage.skip(lose(9));
  assert.ok(resync instanceof ResyncStage);
  append(`rest\r\n${head}`);
  const found = resync.advance();
  assert.ok(found instanceof HeadStage);
  found.advance(false);
  assert.deepEqual(unitLines(), [
    'request-head [0, 8) incomplete',
    'undecoded [8, 23) complete',
    `request-head [23, ${23 + head.length}) complete`,
  ]);
  assert.deepEqual(gaps, [false, true], 'heads may be missing before the second');
});

test('a head that is given up hands over its unit', () => {
  const { append, stage } = requestHead();
  assert.deepEqual(stage.abandon(), { start: 0, unit: null });
  append('PRI');
  stage.advance(false);
  assert.deepEqual(stage.abandon(), { start: 0, unit: 0 });
});
