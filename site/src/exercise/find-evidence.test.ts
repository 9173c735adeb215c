import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TraceBuilder } from '../wire-view/testing/sample-trace.ts';
import { storeOfRecords } from '../wire-view/testing/store-of-records.ts';
import { findEvidence } from './find-evidence.ts';

const body = 'event: price\ndata: a\n\ndata: b\n\ndata: c';

/** A round whose stream was written in two pieces. */
function trace() {
  const builder = new TraceBuilder();
  builder.open(1, 0);
  builder.up(1, 'GET /s/0/1/answers/stream HTTP/1.1\r\nHost: a\r\n\r\n', 1);
  const head = `HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: ${body.length}\r\n\r\n`;
  const first = builder.down(1, head + body.slice(0, 24), 2);
  const second = builder.down(1, body.slice(24), 3);
  builder.close(1, 4);
  return { view: storeOfRecords(builder.records).viewOf(1), first, second };
}

test('the event that differs is found by its bytes, with its data', () => {
  const { view, first } = trace();
  const place = { round: 1, eventIndex: 0, byteRange: { start: 0, end: 22 } };
  const link = findEvidence(view, 'sse-by-hand', place);
  assert.equal(link?.record, first.sequence);
  assert.match(link?.fieldPath ?? '', /^\d+\.1$/);
});

test('an event that is missing points at the end of the stream', () => {
  const { view, second } = trace();
  assert.equal(findEvidence(view, 'e', { round: 1, eventIndex: 2 })?.record, second.sequence);
  assert.equal(findEvidence(view, 'e', null)?.record, second.sequence);
});

test('without an event stream there is nothing to point at', () => {
  assert.equal(findEvidence(storeOfRecords([]).viewOf(1), 'e', null), null);
});
