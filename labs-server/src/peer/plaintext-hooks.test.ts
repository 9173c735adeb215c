/** Plaintext stands beside its ciphertext: lengths and what is never encrypted agree, for every packet of a call. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { decodeSctpPacket } from '../../wire/sctp/decode-packet.ts';
import type { Direction } from '../../wire/record.ts';
import { packetChecksum } from '../../wire/sctp/checksum.ts';
import type { RecordedFlow } from './testing/recorded-host.ts';
import { nextMessages, opened } from './testing/caller.ts';
import { createTestBob, createTestCaller } from './testing/test-call.ts';
import { loadWerift } from './werift.ts';

const directions: readonly Direction[] = ['client-to-server', 'server-to-client'];

/** A call in which text is echoed and `count` packets of video come back; resolves with the flow that carried it. */
async function callWithMedia(context: TestContext, count: number): Promise<RecordedFlow> {
  const { MediaStreamTrack, RtpPacket, RtpHeader } = await loadWerift();
  const track = new MediaStreamTrack({ kind: 'video' });
  const { bob, host } = createTestBob(context);
  const caller = await createTestCaller(context, (connection) => {
    connection.addTransceiver(track, { direction: 'sendrecv' });
  });
  const looped = new Promise<void>((resolve) => {
    let packets = 0;
    caller.connection.onTrack.subscribe((back) =>
      back.onReceiveRtp.subscribe(() => (packets += 1) === count && resolve()),
    );
  });
  await caller.accept(await bob.answer(await caller.offer(), { trickle: false }));
  await opened(caller.channel);
  const echoed = nextMessages(caller.channel, 2);
  caller.channel.send('Hello Bob');
  caller.channel.send(Buffer.alloc(3_000, 7));
  await echoed;
  for (let index = 0; index < count; index += 1) {
    const header = new RtpHeader({
      sequenceNumber: index,
      timestamp: index * 3_000,
      payloadType: 96,
      ssrc: 1,
    });
    track.writeRtp(new RtpPacket(header, Buffer.alloc(100 + index, index)));
  }
  await looped;
  const flow = host.flows.find(({ decrypted }) => decrypted.length > 0);
  assert.ok(flow);
  return flow;
}

/** Where records of application data begin, found by walking the datagrams of one direction. */
function recordStarts({ datagrams }: RecordedFlow, direction: Direction): number[] {
  const starts: number[] = [];
  let offset = 0;
  for (const { payload } of datagrams.filter((one) => one.direction === direction)) {
    const [first = 0] = payload;
    let at = first >= 20 && first < 64 ? 0 : payload.length;
    while (at < payload.length) {
      if (payload[at] === 23) starts.push(offset + at);
      at += 13 + payload.readUInt16BE(at + 11);
    }
    offset += payload.length;
  }
  return starts;
}

test('every record of application data has its packet of SCTP, whose checksum holds', async (context) => {
  const flow = await callWithMedia(context, 5);
  for (const direction of directions) {
    const stream = flow.stream(direction);
    const told = flow.decrypted.filter(
      (one) => one.direction === direction && one.protocol === 'sctp',
    );
    assert.deepEqual(
      told.map(({ streamOffset }) => streamOffset),
      recordStarts(flow, direction),
    );
    for (const { streamOffset, byteLength, plaintext } of told) {
      assert.equal(stream.readUInt16BE(streamOffset + 1), 0xfefd, 'DTLS 1.2');
      assert.equal(stream.readUInt16BE(streamOffset + 11), byteLength - 13);
      // RFC 5288: 8 bytes of explicit nonce, 16 of authentication tag.
      assert.equal(plaintext.length, byteLength - 13 - 8 - 16);
      assert.equal(decodeSctpPacket(plaintext, { byteOffset: 0, atEnd: true }).status, 'complete');
      assert.equal(packetChecksum(plaintext), Buffer.from(plaintext).readUInt32BE(8));
    }
  }
  const text = Buffer.concat(flow.decrypted.map(({ plaintext }) => Buffer.from(plaintext)));
  assert.equal(text.toString('latin1').split('Hello Bob').length - 1, 2, 'there and back');
});

test('every packet of SRTP and SRTCP has its plaintext, with the same header', async (context) => {
  const flow = await callWithMedia(context, 5);
  for (const direction of directions) {
    const packets = flow.datagrams
      .filter((one) => one.direction === direction)
      .filter(({ payload: [first = 0] }) => first >= 128 && first < 192);
    const told = flow.decrypted.filter(
      (one) => one.direction === direction && one.protocol !== 'sctp',
    );
    assert.equal(told.length, packets.length);
    for (const [index, { protocol, streamOffset, byteLength, plaintext }] of told.entries()) {
      const packet = packets[index]?.payload;
      assert.ok(packet);
      assert.equal(byteLength, packet.length);
      assert.deepEqual(
        flow.stream(direction).subarray(streamOffset, streamOffset + byteLength),
        packet,
      );
      const isRtcp = (packet[1] ?? 0) >= 192 && (packet[1] ?? 0) < 224;
      assert.equal(protocol, isRtcp ? 'rtcp' : 'rtp');
      // RFC 3711 sections 3.1 and 3.4, RFC 7714 section 12: a tag of 16 bytes; SRTCP has 4 bytes of index besides.
      const clearBytes = isRtcp ? 8 : 12;
      assert.equal(plaintext.length, packet.length - 16 - (isRtcp ? 4 : 0));
      assert.deepEqual(plaintext.subarray(0, clearBytes), packet.subarray(0, clearBytes));
      assert.notDeepEqual(
        plaintext.subarray(clearBytes),
        packet.subarray(clearBytes, plaintext.length),
      );
    }
    assert.ok(told.filter(({ protocol }) => protocol === 'rtp').length >= 5);
  }
});
