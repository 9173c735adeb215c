import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TraceBuilder } from '../../wire-view/testing/sample-trace.ts';
import { storeOfRecords } from '../../wire-view/testing/store-of-records.ts';
import {
  answeredHandshake,
  headBytes,
  rawHandshake,
  type HandshakeOnWire,
} from './handshake-on-wire.ts';
import { handshakeBytes, handshakeText } from './handshake-text.ts';

const viewOf = ({ records }: TraceBuilder) => storeOfRecords(records).viewOf(1);
const shown = (handshake: HandshakeOnWire | null) =>
  handshake && {
    request: handshakeText(handshake.request),
    response: handshakeText(handshake.response),
    closed: handshake.closed,
  };

test('the bytes of a raw dial are those of the newest connection to the upstream listener', () => {
  const trace = new TraceBuilder();
  trace.open(1, 0);
  trace.up(1, 'POST /s/0/1/websocket/raw HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nGET', 1);
  for (const [connection, text] of [
    [2, 'GET /old'],
    [3, 'GET /ch'],
  ] as const) {
    trace.records.push({ ...trace.open(connection, 2), listener: 'upstream' });
    trace.records.splice(-2, 1);
    trace.up(connection, text, 3);
  }
  trace.up(3, 'at\r\n', 4);
  assert.deepEqual(shown(rawHandshake(viewOf(trace))), {
    request: 'GET /chat\n',
    response: '',
    closed: false,
  });
  trace.down(3, 'HTTP/1.1 400 Bad Request\r\n\r\n', 5);
  trace.close(3, 6);
  const { response, closed } = shown(rawHandshake(viewOf(trace))) ?? assert.fail();
  assert.deepEqual([response, closed], ['HTTP/1.1 400 Bad Request\n\n', true]);
});

test('a second hop is no raw dial, and before the first byte there is none', () => {
  const trace = new TraceBuilder();
  trace.open(1, 0);
  trace.open(2, 1, 1);
  trace.up(2, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n', 2);
  assert.equal(rawHandshake(viewOf(trace)), null);
  trace.records.push({ ...trace.open(3, 3), listener: 'upstream' });
  trace.records.splice(-2, 1);
  assert.equal(rawHandshake(viewOf(trace)), null);
  assert.equal(rawHandshake(null), null);
});

test('the handshake that is answered by hand is the upgrade, not the look at its request', () => {
  const trace = new TraceBuilder();
  trace.open(1, 0);
  trace.open(2, 0);
  const path = '/s/0/1/websocket/answer/h1';
  trace.up(1, `GET ${path} HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n`, 1);
  trace.up(2, `GET ${path}/request HTTP/1.1\r\nHost: b\r\n\r\n`, 2);
  assert.match(shown(answeredHandshake(viewOf(trace)))?.request ?? '', /\nHost: a\n/);
});

test('the head ends with its empty line', () => {
  const head = 'GET / HTTP/1.1\nHost: a\n\n';
  for (const text of [head, `${head}\\x88\\x80abcd`]) {
    assert.equal(handshakeText(headBytes(handshakeBytes(text))), head);
  }
  assert.equal(headBytes(handshakeBytes('GET')).length, 3);
});

/** The page asks the lab on connection 1 for a dial, which is the connection `dial`. */
function ask(trace: TraceBuilder, query: string, dial: number): void {
  const length = 'Content-Length: 3\r\n\r\n';
  trace.up(1, `POST /s/0/1/websocket/raw${query} HTTP/1.1\r\nHost: a\r\n${length}GET`, 1);
  trace.records.push({ ...trace.open(dial, 2), listener: 'upstream' });
  trace.records.splice(-2, 1);
  trace.up(dial, 'GET', 3);
  trace.down(1, 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n', 4);
}

test('that the bytes did not wait is told by what the page asked the lab for', () => {
  for (const [query, early] of [
    ['?early=true', true],
    ['?quietMs=100&early=true', true],
    ['?early=false', false],
    ['', false],
  ] as const) {
    const trace = new TraceBuilder();
    trace.open(1, 0);
    ask(trace, query, 2);
    assert.equal(rawHandshake(viewOf(trace))?.early, early, query);
  }
});

test('what another run asked for on the same connection says nothing about this one', () => {
  const trace = new TraceBuilder();
  trace.open(1, 0);
  ask(trace, '', 2);
  const first = trace.records.length;
  ask(trace, '?early=true', 3);
  const second = trace.records.length;
  ask(trace, '', 4);
  const store = storeOfRecords(
    trace.records.map((record, index) => ({
      ...record,
      run: index < first ? 1 : index < second ? 2 : 3,
    })),
  );
  const early = [1, 2, 3].map((run) => rawHandshake(store.viewOf(run))?.early);
  assert.deepEqual(early, [false, true, false]);
});
