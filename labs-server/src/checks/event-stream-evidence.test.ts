import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSessionLog } from '../log/session-log.ts';
import { createSlabPool, slabBytes } from '../log/slab-pool.ts';
import { eventStreamEvidence } from './event-stream-evidence.ts';

const body = 'id: 1\ndata: Grüße\n\n: a comment\n\n';
const bodyBytes = Buffer.from(body);

function responseTo(status: string, content: string): string {
  const fields = `Content-Type: text/event-stream\r\nContent-Length: ${Buffer.byteLength(content)}\r\n`;
  return `HTTP/1.1 ${status}\r\n${fields}\r\n${content}`;
}

function logOf(slabs = 4) {
  const log = createSessionLog(createSlabPool(slabs * slabBytes), slabs * slabBytes);
  assert.ok(log);
  const offsets = new Map<number, number>();
  return {
    log,
    /** The server wrote `text` on a connection, cut into pieces; of each at most `keptBytes` were kept. */
    wrote(text: string, { run = 1, connection = 1, pieceBytes = 10, keptBytes = 100_000 } = {}) {
      const bytes = Buffer.from(text);
      for (let start = 0; start < bytes.length; start += pieceBytes) {
        const piece = bytes.subarray(start, start + pieceBytes);
        const streamOffset = offsets.get(connection) ?? 0;
        offsets.set(connection, streamOffset + piece.length);
        log.append({
          kind: 'data',
          timeUs: 1,
          connection,
          run,
          direction: 'server-to-client',
          streamOffset,
          byteLength: piece.length,
          head: piece.subarray(0, keptBytes),
          tail: new Uint8Array(0),
        });
      }
    },
  };
}

const isGap = (outcome: ReturnType<typeof eventStreamEvidence>): boolean =>
  'failure' in outcome && outcome.failure.cause === 'evidence-gap';

test('the recorded body is decoded, each event with its bytes, beside what the browser reported', () => {
  const { log, wrote } = logOf();
  wrote(responseTo('200 OK', 'data: another round\n\n'), { run: 2, connection: 2 });
  wrote(responseTo('404 Not Found', 'no'), { connection: 3 });
  wrote(responseTo('200 OK', body));
  const event = { type: 'message', data: 'Grüße', lastEventId: '1' };
  assert.deepEqual(eventStreamEvidence(log, 1, bodyBytes, [event]), {
    evidence: {
      body,
      decoded: [{ ...event, byteRange: { start: 0, end: 21 } }],
      reported: [event],
    },
  });
});

test('a round without its response, or with other bytes than were asked for, is a gap', () => {
  const nothing = logOf();
  assert.ok(isGap(eventStreamEvidence(nothing.log, 1, bodyBytes, null)));
  const other = logOf();
  other.wrote(responseTo('200 OK', body.replace('1', '2')));
  assert.ok(isGap(eventStreamEvidence(other.log, 1, bodyBytes, null)));
});

test('a response of which bytes are missing is a gap', () => {
  const unfinished = logOf();
  unfinished.wrote(responseTo('200 OK', body).slice(0, -3));
  assert.ok(isGap(eventStreamEvidence(unfinished.log, 1, bodyBytes, null)));
  const notKept = logOf();
  notKept.wrote(responseTo('200 OK', body), { keptBytes: 9 });
  assert.ok(isGap(eventStreamEvidence(notKept.log, 1, bodyBytes, null)));
});

test('a log that has overwritten records is a gap, whatever is still there', () => {
  const { log, wrote } = logOf(2);
  wrote('x'.repeat(3 * slabBytes), { run: 2, connection: 2, pieceBytes: 20_000 });
  wrote(responseTo('200 OK', body));
  assert.ok(log.droppedRecords > 0);
  assert.ok(isGap(eventStreamEvidence(log, 1, bodyBytes, null)));
});
