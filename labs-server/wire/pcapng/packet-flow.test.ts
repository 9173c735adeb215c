import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CloseRecord, Direction } from '../record.ts';
import { dataRecord, openRecord } from '../testing/sample-trace.ts';
import { decodeInternetPayload } from './internet-payload.ts';
import { controlBit, maxPayloadBytes } from './internet-packet.ts';
import { createPacketFlow, type PacketFlow } from './packet-flow.ts';

const { fin, syn, rst, psh, ack } = controlBit;
const connection = 2;
/** The first data byte of either stream has this sequence number. */
const first = connection * 64_000 + 1;

/** Ports, sequence and acknowledgment number (from the first data byte on), control bits and payload length. */
function segmentsOf(packets: readonly Uint8Array[]) {
  return packets.map((packet) => {
    const view = new DataView(packet.buffer, packet.byteOffset + 20);
    return {
      from: view.getUint16(0) === 4601 ? 'server' : 'client',
      sequence: view.getUint32(4) - first,
      acknowledged: view.getUint32(8) === 0 ? null : view.getUint32(8) - first,
      bits: view.getUint8(13),
      length: decodeInternetPayload(packet)?.length,
    };
  });
}

const send = (flow: PacketFlow, direction: Direction, streamOffset: number, text: string) =>
  segmentsOf(flow.data(dataRecord(1, connection, direction, streamOffset, text)));
const close = (cause: CloseRecord['cause']): CloseRecord => ({
  kind: 'close',
  sequence: 9,
  timeUs: 9,
  connection,
  run: 1,
  cause,
  reason: '',
});

test('RFC 9293 section 3.5: a connection opens with SYN, SYN and ACK, ACK', () => {
  const flow = createPacketFlow(openRecord(1, connection), connection);
  assert.deepEqual(segmentsOf(flow.open()), [
    { from: 'client', sequence: -1, acknowledged: null, bits: syn, length: 0 },
    { from: 'server', sequence: -1, acknowledged: 0, bits: syn | ack, length: 0 },
    { from: 'client', sequence: 0, acknowledged: 0, bits: ack, length: 0 },
  ]);
});

test('RFC 9293 section 3.4: sequence numbers count the bytes of each direction, kept or not', () => {
  const flow = createPacketFlow(openRecord(1, connection), connection);
  const bits = psh | ack;
  assert.deepEqual(send(flow, 'client-to-server', 0, 'hello'), [
    { from: 'client', sequence: 0, acknowledged: 0, bits, length: 5 },
  ]);
  assert.deepEqual(send(flow, 'server-to-client', 0, 'answer'), [
    { from: 'server', sequence: 0, acknowledged: 5, bits, length: 6 },
  ]);
  assert.deepEqual(send(flow, 'client-to-server', 105, '!'), [
    { from: 'client', sequence: 105, acknowledged: 6, bits, length: 1 },
  ]);
});

test('a large record becomes several packets, and its tail one of its own at the end', () => {
  const flow = createPacketFlow(openRecord(1, connection), connection);
  const record = dataRecord(1, connection, 'server-to-client', 10, 'x'.repeat(maxPayloadBytes + 1));
  const byteLength = 200_000;
  const packets = segmentsOf(flow.data({ ...record, byteLength, tail: new Uint8Array(3) }));
  assert.deepEqual(
    packets.map(({ sequence, length }) => [sequence, length]),
    [
      [10, maxPayloadBytes],
      [10 + maxPayloadBytes, 1],
      [10 + byteLength - 3, 3],
    ],
  );
});

test('a record without bytes has one packet, which carries what is told of it', () => {
  const flow = createPacketFlow(openRecord(1, connection), connection);
  assert.equal(send(flow, 'client-to-server', 4, '')[0]?.length, 0);
});

test('RFC 9293 section 3.6: both ends send FIN, which takes a number; a reset is one segment', () => {
  const flow = createPacketFlow(openRecord(1, connection), connection);
  send(flow, 'server-to-client', 0, 'bye');
  assert.deepEqual(segmentsOf(flow.close(close('fin'))), [
    { from: 'server', sequence: 3, acknowledged: 0, bits: fin | ack, length: 0 },
    { from: 'client', sequence: 0, acknowledged: 4, bits: fin | ack, length: 0 },
    { from: 'server', sequence: 4, acknowledged: 1, bits: ack, length: 0 },
  ]);
  const other = createPacketFlow(openRecord(1, connection), connection);
  assert.deepEqual(
    segmentsOf(other.close(close('rst'))).map(({ bits }) => bits),
    [rst | ack],
  );
});

test('UDP has no open and no close: an empty datagram stands for them', () => {
  const flow = createPacketFlow(openRecord(1, connection, '127.0.0.1', 'udp'), connection);
  const sent = dataRecord(1, connection, 'client-to-server', 0, 'ping');
  for (const [packets, length] of [
    [flow.open(), 0],
    [flow.data(sent), 4],
    [flow.close(close('fin')), 0],
  ] as const) {
    assert.equal(packets.length, 1);
    assert.equal(packets[0]?.[9], 17);
    assert.equal(decodeInternetPayload(packets[0] ?? new Uint8Array())?.length, length);
  }
});

/** The client's port in the first packet of a connection whose open record is missing; its addresses are unspecified. */
function madeUpPort(number: number): number {
  const [packet] = createPacketFlow(null, number).open();
  assert.ok(packet);
  assert.deepEqual([...packet.subarray(12, 20)], [0, 0, 0, 0, 0, 0, 0, 0]);
  return new DataView(packet.buffer, packet.byteOffset).getUint16(20);
}

test('a connection whose beginning is not in the trace has made-up ends, other ones for each', () => {
  assert.notEqual(madeUpPort(1), madeUpPort(2));
});
