import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  chunk,
  event,
  eventStreamHead,
  rechunkedTrace,
  TraceBuilder,
} from '../../wire-view/testing/sample-trace.ts';
import { storeOfRecords } from '../../wire-view/testing/store-of-records.ts';
import { payerOf, wireCosts } from './wire-cost.ts';

const request = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;

test('a payer has its requests, and the bytes of both directions', () => {
  const trace = new TraceBuilder();
  const ask = request('/s/0/1/polling/events?since=0');
  const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';
  trace.open(1, 0);
  for (let time = 1; time <= 2; time += 1) {
    trace.up(1, ask, time);
    trace.down(1, answer, time);
  }
  const costs = wireCosts(storeOfRecords(trace.records).viewOf(1).entries);
  const bytes = 2 * (ask.length + answer.length);
  assert.deepEqual([...costs], [[payerOf('polling', 'lab-a'), { requests: 2, bytes }]]);
});

test('an answer in many records belongs to the request that it answers', () => {
  const trace = new TraceBuilder();
  const ask = request('/s/0/1/server-sent-events/events');
  const events = [1, 2, 3].map((id) => chunk(event(id, 'x')));
  trace.open(1, 0);
  trace.up(1, ask, 1);
  for (const text of [eventStreamHead, ...events]) trace.down(1, text, 2);
  const costs = wireCosts(storeOfRecords(trace.records).viewOf(1).entries);
  const bytes = [ask, eventStreamHead, ...events].join('').length;
  assert.deepEqual(costs.get(payerOf('server-sent-events', 'lab-a')), { requests: 1, bytes });
});

test("the intermediary's second hop is not paid twice", () => {
  const trace = rechunkedTrace();
  const costs = wireCosts(storeOfRecords(trace.records).viewOf(1).entries);
  assert.deepEqual([...costs.keys()], [payerOf('server-sent-events', 'lab-a')]);
  assert.equal(costs.get('server-sent-events@lab-a')?.requests, 1);
});

test('frames belong to the request that opened their connection, both ways, however records cut them', () => {
  const trace = new TraceBuilder();
  const ask = `GET /s/0/1/websocket/feed HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`;
  const answer = `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n`;
  const pieces = [answer, '\x81\x05Hello', '\x81', '\x05Hel', 'lo\x88\x02\x03\xe8'];
  trace.open(1, 0);
  trace.up(1, ask, 1);
  for (const piece of pieces) trace.down(1, piece, 2);
  const closing = '\x88\x82\0\0\0\0\x03\xe8';
  trace.up(1, closing, 3);
  const costs = wireCosts(storeOfRecords(trace.records).viewOf(1).entries);
  const bytes = [ask, ...pieces, closing].join('').length;
  assert.deepEqual([...costs], [[payerOf('websocket', 'lab-a'), { requests: 1, bytes }]]);
});
