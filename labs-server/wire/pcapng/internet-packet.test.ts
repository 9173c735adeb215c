import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latin1Bytes } from './bytes.ts';
import { decodeInternetPayload } from './internet-payload.ts';
import {
  controlBit,
  encodeTcpPacket,
  encodeUdpPacket,
  maxPayloadBytes,
} from './internet-packet.ts';

const ends = (address: string) => ({
  source: { address, port: 50_000 },
  destination: { address, port: 4601 },
});

function tcpPacket(address: string, payload: Uint8Array, controlBits: number = controlBit.ack) {
  const numbers = { sequenceNumber: 1, acknowledgmentNumber: 2 };
  return encodeTcpPacket({ ...ends(address), ...numbers, controlBits, payload });
}

/** The sum of all 16-bit words, as RFC 1071 section 1 checks a header: all ones. */
function sumOf(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) sum += view.getUint16(at);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return sum;
}

test('an IPv4 header has the length of its packet, and a checksum that holds (RFC 791)', () => {
  const packet = tcpPacket('127.0.0.1', latin1Bytes('hello'));
  assert.equal(packet[0], 0x45);
  assert.equal(new DataView(packet.buffer).getUint16(2), packet.length);
  assert.equal(packet.length, 20 + 20 + 5);
  assert.equal(sumOf(packet.subarray(0, 20)), 0xffff);
});

test('IPv6 is chosen where one end has an IPv6 address (RFC 8200)', () => {
  const packet = tcpPacket('::1', latin1Bytes('hello'));
  assert.equal((packet[0] ?? 0) >> 4, 6);
  assert.equal(new DataView(packet.buffer).getUint16(4), 20 + 5);
});

test('SYN carries the window scale option (RFC 7323 section 2.2)', () => {
  const packet = tcpPacket('127.0.0.1', new Uint8Array(), controlBit.syn);
  assert.deepEqual([...packet.subarray(40)], [1, 3, 3, 14]);
});

test('what was put in comes out again, whatever its size', () => {
  for (const address of ['10.0.0.7', '2001:db8::5', '::ffff:10.0.0.7']) {
    for (const length of [0, 1, 2, maxPayloadBytes]) {
      const payload = new Uint8Array(length).fill(7);
      assert.deepEqual(decodeInternetPayload(tcpPacket(address, payload)), payload);
      assert.deepEqual(decodeInternetPayload(encodeUdpPacket(ends(address), payload)), payload);
    }
  }
});
