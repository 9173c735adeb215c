import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readPcapng } from '@wireside/labs-server/wire/pcapng/read-pcapng.ts';
import { recordHolding } from '../../wire-view/shown-entries.ts';
import { storeOfRecords } from '../../wire-view/testing/store-of-records.ts';
import { callSteps, seenSteps } from './call-steps.ts';
import { firstByteCounts, rangeText } from './first-byte-counts.ts';
import { placedPackets, usedConnections } from './packet-places.ts';
import { packetCounts } from './stack-layers.ts';

/** A call of Chromium with Bob, as it was recorded. */
function recordedView() {
  const file = new URL('../../../../content/traces/one-five-tuple.pcapng', import.meta.url);
  const result = readPcapng(readFileSync(file));
  assert.ok(result.status === 'read');
  return storeOfRecords(result.trace.records).viewOf(null);
}

test('all protocols of a call are found on the pair of addresses that carries more than checks', () => {
  const packets = placedPackets(recordedView());
  assert.equal(usedConnections(packets).length, 1);
  const counts = packetCounts(packets);
  for (const protocol of ['STUN', 'DTLS', 'SCTP', 'SRTP', 'RTP', 'RTCP'] as const) {
    assert.ok(counts[protocol] > 0, protocol);
  }
  assert.equal(counts.other, 0);
});

test('a complete packet is placed once, and stays the same when the view is drawn again', () => {
  const view = recordedView();
  const complete = () => placedPackets(view).filter(({ unit }) => unit.state === 'complete');
  const before = complete();
  assert.ok(before.length > 0);
  assert.ok(complete().every((packet, at) => packet === before[at]));
});

test('every packet of SRTP and SRTCP has its decrypted one', () => {
  const counts = packetCounts(placedPackets(recordedView()));
  const compound = counts.RTCP;
  assert.ok(counts.SRTP <= counts.RTP + compound, 'RTCP comes in compound packets');
  assert.ok(counts.SRTP > counts.RTP);
});

test('every step of a call is seen, the checks first, the handshake before what it protects', () => {
  const view = recordedView();
  const seen = seenSteps(placedPackets(view));
  const numbers = seen.map(({ step, packet }) => {
    assert.ok(packet, step.title);
    const entry = recordHolding(view.entries, packet, packet.rawStart);
    return entry?.record.sequence ?? Number.NaN;
  });
  const numberOf = (title: string) =>
    numbers[callSteps.findIndex((step) => step.title === title)] ?? 0;
  const order = [
    'Connectivity check',
    'ClientHello',
    'ServerHello',
    'SCTP INIT',
    'Data channel opened',
  ];
  assert.deepEqual(
    order.map(numberOf),
    order.map(numberOf).toSorted((a, b) => a - b),
  );
  assert.ok(numberOf('ServerHello') < numberOf('First SRTP packet'));
});

test('RFC 7983 section 7: no datagram begins with a byte of another row', () => {
  const rows = firstByteCounts(recordedView());
  const used = rows.filter(({ up, down }) => up + down > 0).map(({ row }) => rangeText(row));
  assert.deepEqual(used, ['0–3', '20–63', '128–191']);
});
