import assert from 'node:assert/strict';
import { get } from 'node:http';
import { test } from 'node:test';
import {
  ladderFrameOf,
  ladderRowOf,
  rowSentence,
  totalsOf,
  type LadderRow,
} from './ladder-model.ts';
import { chipText } from './record-chips.ts';
import { captureTrace } from './testing/capture-trace.ts';
import {
  clockTrace,
  eventStreamHead,
  rechunkedTrace,
  TraceBuilder,
  webSocketTrace,
} from './testing/sample-trace.ts';
import { storeOfRecords } from './testing/store-of-records.ts';

function rowsOf(records: TraceBuilder['records']): LadderRow[] {
  const view = storeOfRecords(records).viewOf(1);
  const frame = ladderFrameOf(view, null);
  return view.entries.map((entry) => ladderRowOf(entry, frame));
}

const words = (row: LadderRow | undefined) => row?.chips.map(chipText);

test('one connection has two lanes: requests go right, responses left', () => {
  const rows = rowsOf(clockTrace(1).records);
  assert.deepEqual(rows[1]?.span, { from: 0, to: 1 });
  assert.deepEqual(rows[2]?.span, { from: 1, to: 0 });
  assert.equal(rows[1]?.connection, '');
});

test('frames and messages are chips; what a control frame carries is told by its frame', () => {
  const rows = rowsOf(webSocketTrace().records);
  assert.deepEqual(rows.slice(3).map(words), [
    ['text 5 B', '"Hello"'],
    ['text 3 B, more follow', '"Hello" …'],
    ['ping 5 B', 'continuation 2 B', '… "Hello"'],
    ['close 1000'],
  ]);
});

test('chips name the units in a record, outermost layer first, and the arrow has the innermost hue', () => {
  const rows = rowsOf(clockTrace(2).records);
  assert.deepEqual(words(rows[1]), ['GET /server-sent-events/clock']);
  assert.deepEqual(words(rows[2]), ['200 OK']);
  assert.deepEqual(words(rows[4]), ['chunk 0x20', 'event 2']);
  assert.equal(rows[4]?.hueClass, 'wire-hue-event');
  assert.equal(rows[2]?.detail, `text/event-stream · ${eventStreamHead.length} B`);
  assert.equal(rows[4]?.detail, '38 B');
});

test('time is told from the given origin, and is never negative', () => {
  const view = storeOfRecords(clockTrace(2).records).viewOf(1);
  const frame = ladderFrameOf(view, 1_500);
  const times = view.entries.map((entry) => ladderRowOf(entry, frame).time);
  assert.deepEqual(times, ['0.0 ms', '0.0 ms', '0.0 ms', '0.0 ms', '4.000 s']);
});

test('two hops make three lanes, each connection between its own two', () => {
  const view = storeOfRecords(rechunkedTrace().records).viewOf(1);
  const frame = ladderFrameOf(view, null);
  assert.deepEqual(frame.lanes, ['browser', 'intermediary', 'lab server']);
  const rows = view.entries.map((entry) => ladderRowOf(entry, frame));
  assert.deepEqual(rows[1]?.span, { from: 0, to: 1 });
  assert.deepEqual(rows[3]?.span, { from: 1, to: 2 });
  assert.deepEqual(rows[4]?.span, { from: 2, to: 1 });
  assert.deepEqual(rows[5]?.span, { from: 1, to: 0 });
  assert.equal(rows[3]?.connection, 'conn 13');
});

test('an event that lies in several chunks goes on from record to record', () => {
  const pieces = rowsOf(rechunkedTrace().records).filter((row) =>
    row.chips.some(({ format }) => format === 'event-stream'),
  );
  const [whole, first, second] = pieces;
  assert.equal(words(whole)?.[1], 'event 1');
  assert.equal(words(first)?.[1], 'event 1 …');
  assert.equal(words(second)?.[1], '… event 1 …');
  assert.equal(words(pieces.at(-1))?.[1], '… event 1');
});

test('a record that breaks a rule says so in words and with a mark', () => {
  const trace = new TraceBuilder();
  trace.up(5, 'GET /raw HTTP/1.1\r\nHost: a\r\n\r\n', 0);
  trace.down(5, 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n', 1);
  trace.down(5, 'zz\r\nworld\r\n', 2);
  const row = rowsOf(trace.records)[2];
  assert.equal(row?.malformed, true);
  assert.match(words(row)?.join(' ') ?? '', /✗/);
  assert.match(rowSentence(row, ['browser', 'lab server']), /breaks a rule/);
});

test('a gap row tells which records were overwritten', () => {
  const store = storeOfRecords(clockTrace(1).records);
  store.gap(11, 41);
  const view = store.viewOf(1);
  const gap = view.entries.at(-1);
  assert.ok(gap);
  const row = ladderRowOf(gap, ladderFrameOf(view, null));
  assert.equal(row.kind, 'gap');
  assert.equal(row.detail, 'records 12-40 were overwritten before this page asked for them');
});

test('the totals are those of the browser: records, bytes down, bytes up', () => {
  const view = storeOfRecords(clockTrace(1).records).viewOf(1);
  assert.match(totalsOf(view), /^3 records · \d+ B down · \d+ B up$/);
});

test('a reconnecting request shows its Last-Event-ID, from bytes that node:http really wrote', async () => {
  const records = await captureTrace(
    (request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(`id: ${request.headers['last-event-id']}\ndata: again\n\n`);
    },
    {
      drive: (port) =>
        new Promise((resolve, reject) => {
          const headers = { 'Last-Event-ID': '3' };
          get({ port, host: '127.0.0.1', path: '/clock', headers, agent: false }, (response) => {
            response.resume().on('end', resolve);
          }).on('error', reject);
        }),
    },
  );
  const view = storeOfRecords(records).viewOf(1);
  const frame = ladderFrameOf(view, null);
  const rows = view.entries.map((entry) => ladderRowOf(entry, frame));
  const request = rows.find((row) => row.chips.some(({ title }) => title === 'GET /clock'));
  assert.equal(request?.detail, 'Last-Event-ID: 3');
  const all = rows.flatMap((row) => row.chips.map(({ title }) => title));
  assert.ok(all.includes('200 OK'));
  assert.ok(all.includes('event 3'));
});

/** The rows of a chunked event stream, closed after `pieces`. */
function closedStream(...pieces: readonly string[]): TraceBuilder {
  const trace = new TraceBuilder();
  trace.up(6, 'GET /clock HTTP/1.1\r\nHost: a\r\n\r\n', 0);
  trace.down(6, eventStreamHead, 1);
  pieces.forEach((piece, at) => trace.down(6, piece, 2 + at));
  trace.close(6, 9);
  return trace;
}

test('a close tells what it left unfinished, where no unit can', () => {
  const cut = rowsOf(closedStream('9\r\ndata: 1\n\n\r\n').records).at(-1);
  assert.equal(cut?.detail, 'closed in order (FIN) · message incomplete: last-chunk');
  const whole = rowsOf(closedStream('0\r\n\r\n').records).at(-1);
  assert.equal(whole?.detail, 'closed in order (FIN)');
});

/** What the close of a WebSocket connection says, after these frames of the client and of the server. */
function closeAfter(up: string, down: string): string | undefined {
  const trace = new TraceBuilder();
  trace.up(6, 'GET /chat HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n', 0);
  trace.down(6, 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n', 1);
  if (up !== '') trace.up(6, up, 2);
  if (down !== '') trace.down(6, down, 3);
  trace.close(6, 9);
  return rowsOf(trace.records).at(-1)?.detail;
}

test('the close of a WebSocket connection tells what it left unfinished in each direction, and no Close frame once', () => {
  const [maskedClose, close] = ['\x88\x80\0\0\0\0', '\x88\x00'];
  assert.equal(closeAfter(maskedClose, close), 'closed in order (FIN)');
  assert.equal(closeAfter('', ''), 'closed in order (FIN) · no Close frame');
  assert.equal(closeAfter(maskedClose, ''), 'closed in order (FIN) · no Close frame');
  const cut = closeAfter('', '\x81\x05Hel');
  assert.equal(cut, 'closed in order (FIN) · no Close frame · frame incomplete');
});

test('a close says nothing of bytes that the page may have missed', () => {
  const { records } = closedStream('9\r\ndata: 1\n\n\r\n');
  const store = storeOfRecords(records.slice(0, -1));
  const last = records.at(-1) ?? assert.fail();
  store.gap(last.sequence - 1, last.sequence + 5);
  store.append([{ ...last, sequence: last.sequence + 5 }]);
  const view = store.viewOf(1);
  const entry = view.entries.at(-1) ?? assert.fail();
  assert.equal(ladderRowOf(entry, ladderFrameOf(view, null)).detail, 'closed in order (FIN)');
});
