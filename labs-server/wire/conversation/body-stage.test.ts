import assert from 'node:assert/strict';
import { test } from 'node:test';
import { responseBodyFraming } from '../http1/body-framing.ts';
import { decodeResponseHead } from '../http1/decode-response-head.ts';
import { ascii } from '../testing/ascii.ts';
import { createBodyStageParts } from '../testing/stage-parts.ts';
import { createBodyStage } from './body-stage.ts';
import { ChunkedBodyStage } from './chunked-body-stage.ts';
import { DelimitedBodyStage } from './delimited-body-stage.ts';
import type { Stage } from './stage.ts';

function readerOf(stage: Stage): string {
  if (stage instanceof ChunkedBodyStage) return 'chunked';
  return stage instanceof DelimitedBodyStage ? 'delimited' : 'next message';
}

/** What is made of a body of a response with these field lines, to a request with `method`. */
function bodyAfter(fieldLines: string, body: string, method = 'GET', mayStreamEvents = true) {
  const head = decodeResponseHead(ascii(`HTTP/1.1 200 OK\r\n${fieldLines}\r\n`), { atEnd: false });
  assert.ok(head.status === 'complete');
  const { context, append, parts } = createBodyStageParts();
  const stage = createBodyStage(context, {
    framing: responseBodyFraming(head.value, method),
    exchange: 1,
    start: 0,
    fieldLines: head.value.fieldLines,
    mayStreamEvents,
    mayCarryPackets: false,
    after: parts.after,
    resync: parts.resync,
  });
  append(body);
  stage.advance(false);
  return { reader: readerOf(stage), kinds: context.units.all.map(({ kind }) => kind) };
}

const events = 'Content-Type: text/event-stream; charset=utf-8\r\n';
const chunked = 'Transfer-Encoding: chunked\r\n';
const dataOf = (body: string): string => `${body.length.toString(16)}\r\n${body}\r\n`;

test('RFC 9112 section 6.3: the framing chooses what reads the body', () => {
  const known = bodyAfter('Content-Length: 5\r\n', 'hello');
  assert.deepEqual(known, { reader: 'delimited', kinds: ['body'] });
  assert.deepEqual(bodyAfter('', 'hello'), { reader: 'delimited', kinds: ['body'] });
  const inChunks = bodyAfter(chunked, dataOf('hello'));
  assert.equal(inChunks.reader, 'chunked');
  assert.deepEqual(inChunks.kinds.toSorted(), ['body', 'chunk']);
});

test('where there is no body, what follows the message reads on', () => {
  assert.deepEqual(bodyAfter('Content-Length: 0\r\n', 'HTTP'), {
    reader: 'next message',
    kinds: [],
  });
  assert.deepEqual(bodyAfter('Content-Length: 5\r\n', 'HTTP', 'HEAD'), {
    reader: 'next message',
    kinds: [],
  });
});

test('an event stream is read as events, in whatever framing', () => {
  const two = 'data: 1\n\n: hi\n\n';
  for (const [fields, body] of [
    [events, two],
    [`${events}Content-Length: ${two.length}\r\n`, two],
    [events.replace('text/event-stream', 'Text/Event-Stream '), two],
    [`${events}${chunked}`, dataOf(two)],
    [`${events}Content-Encoding: identity\r\n`, two],
  ] as const) {
    const kinds = bodyAfter(fields, body).kinds.filter((kind) => kind !== 'chunk');
    assert.deepEqual(kinds, ['event', 'comment'], fields);
  }
});

test('RFC 9110 section 8.4: a body that another coding hides is no event stream to us, nor is a request', () => {
  for (const coding of ['Content-Encoding: gzip\r\n', 'Content-Encoding: identity, br\r\n']) {
    assert.deepEqual(bodyAfter(`${events}${coding}`, 'data: 1\n\n').kinds, ['body']);
  }
  assert.deepEqual(bodyAfter(events, 'data: 1\n\n', 'GET', false).kinds, ['body']);
});

test('a JPEG image is read segment by segment, in whatever framing, where no other coding hides it', () => {
  const image = '\xff\xd8\xff\xfe\0\x03a\xff\xd9';
  const fields = 'Content-Type: image/jpeg\r\n';
  const segments = ['segment', 'segment', 'segment'];
  assert.deepEqual(bodyAfter(fields, image).kinds, segments);
  assert.deepEqual(
    bodyAfter(`${fields}Content-Length: ${image.length}\r\n`, image).kinds,
    segments,
  );
  const inChunks = bodyAfter(`${fields}${chunked}`, dataOf(image)).kinds;
  assert.deepEqual(
    inChunks.filter((kind) => kind !== 'chunk'),
    segments,
  );
  assert.deepEqual(bodyAfter(`${fields}Content-Encoding: gzip\r\n`, image).kinds, ['body']);
});
