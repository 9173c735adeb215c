import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeRecords } from '../../wire/record-codec.ts';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createSessionLog } from '../log/session-log.ts';
import { createSlabPool, slabBytes } from '../log/slab-pool.ts';
import { createSession } from '../sessions/session.ts';
import { defaultSessionLimits } from '../sessions/session-limits.ts';
import { TappedFlow } from './tapped-flow.ts';

const flow = {
  listener: 'rtsp',
  local: { address: '127.0.0.1', port: 6000 },
  remote: { address: '127.0.0.1', port: 5000 },
} as const;

function newFlow() {
  const clock = createFakeClock();
  const log = createSessionLog(createSlabPool(slabBytes), slabBytes);
  assert.ok(log);
  const session = createSession('0'.repeat(32), log, clock, defaultSessionLimits);
  assert.ok(session.count('connections'));
  const records = () => decodeRecords(session.log.readAfter(0, slabBytes).bytes);
  return { session, records, tapped: new TappedFlow(7, clock, { session, run: 1 }, flow) };
}

test('a flow is told as a connection over UDP, each datagram with its offset in its direction', () => {
  const { records, tapped, session } = newFlow();
  tapped.tell('server-to-client', Uint8Array.of(1, 2));
  tapped.tell('client-to-server', Uint8Array.of(3));
  tapped.tell('server-to-client', Uint8Array.of(4));
  tapped.close('lab', 'over');
  const [open, ...rest] = records();
  assert.equal(open?.kind === 'open' && open.transport, 'udp');
  assert.deepEqual(
    rest.map((record) =>
      record.kind === 'data'
        ? [record.connection, record.direction, record.streamOffset, [...record.head]]
        : [record.connection, record.kind],
    ),
    [
      [7, 'server-to-client', 0, [1, 2]],
      [7, 'client-to-server', 0, [3]],
      [7, 'server-to-client', 2, [4]],
      [7, 'close'],
    ],
  );
  assert.equal(session.counts.connections, 0, 'its place is free again');
});

test('what a datagram carried encrypted is told after it, with the place of the encrypted bytes', () => {
  const { records, tapped } = newFlow();
  tapped.tell('client-to-server', Uint8Array.of(22));
  const streamOffset = tapped.tell('client-to-server', Uint8Array.of(23, 0, 0));
  const plaintext = Uint8Array.of(1, 2);
  tapped.tellDecrypted('client-to-server', 'sctp', { streamOffset, byteLength: 3 }, plaintext);
  plaintext.fill(0);
  const [told] = records().filter(({ kind }) => kind === 'decrypted');
  assert.ok(told?.kind === 'decrypted');
  assert.deepEqual([told.streamOffset, told.byteLength, told.protocol], [1, 3, 'sctp']);
  assert.deepEqual([...told.head], [1, 2]);
});

test('a flow that is closed tells nothing more, and is closed once', () => {
  const { records, tapped } = newFlow();
  tapped.close('lab', 'over');
  tapped.tell('server-to-client', Uint8Array.of(1));
  tapped.close('lab', 'over');
  assert.deepEqual(
    records().map(({ kind }) => kind),
    ['open', 'close'],
  );
});
