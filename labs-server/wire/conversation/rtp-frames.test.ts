import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packetsOfJpeg } from '../rtp-jpeg/jpeg-packets.ts';
import { scanFixture } from '../rtp-jpeg/testing/jpeg-fixture.ts';
import type { ConversationLayer } from './conversation.ts';
import { createConversation } from './create-conversation.ts';

const frame = scanFixture('baseline-420');

function packetsOf(timestamp: number, ssrc = 1): Uint8Array[] {
  const sequenceNumber = timestamp * 100;
  return packetsOfJpeg(frame, { sequenceNumber, timestamp, ssrc, maxPacketBytes: 300 });
}

/** `$`, channel and length before each (RFC 2326 section 10.12). */
const interleave = (packets: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat(
    packets.flatMap((packet) => {
      const head = Buffer.from([0x24, 0, 0, 0]);
      head.writeUInt16BE(packet.length, 2);
      return [head, packet];
    }),
  );

const bytesOf = (layer: ConversationLayer | undefined): Buffer =>
  Buffer.from(layer?.slice({ start: 0, end: layer.byteLength }) ?? []);

/** What was put together: titles and states, and the bytes of the layers. */
function framesOf(conversation: ReturnType<typeof createConversation>) {
  const units = conversation.units.filter(({ format }) => format === 'jpeg');
  return units.map(({ title, state, layer }) => ({
    title,
    state,
    bytes: bytesOf(conversation.layers.get(layer)),
  }));
}

const title = `frame 64×48, scan ${frame.scan.length} B in ${packetsOf(1).length} packets`;

function fromDatagrams(packets: readonly Uint8Array[]) {
  const conversation = createConversation({ protocol: 'rtp' });
  for (const packet of packets) {
    conversation.append('server-to-client', packet);
    conversation.endRecord('server-to-client');
  }
  return framesOf(conversation);
}

test('RFC 2435 section 4.3: the packets from offset 0 to the marker are one frame', () => {
  const frames = fromDatagrams([...packetsOf(1), ...packetsOf(2)]);
  assert.deepEqual(
    frames.map((one) => [one.title, one.state]),
    [
      [title, 'complete'],
      [title, 'complete'],
    ],
  );
  for (const { bytes } of frames) assert.ok(bytes.equals(Buffer.from(frame.scan)));
});

test('interleaved packets are put together too, however the stream is cut into records', () => {
  const bytes = interleave([...packetsOf(1), ...packetsOf(2)]);
  for (const pieceBytes of [1, 7, 100, 10_000]) {
    const conversation = createConversation({ protocol: 'rtsp' });
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      conversation.append('server-to-client', bytes.subarray(at, at + pieceBytes));
    }
    const frames = framesOf(conversation);
    assert.equal(frames.length, 2);
    for (const one of frames) {
      assert.deepEqual([one.title, one.state], [title, 'complete']);
      assert.ok(one.bytes.equals(Buffer.from(frame.scan)), `${pieceBytes} bytes at a time`);
    }
  }
});

test('where a packet is missing the frame stays incomplete, and the next one is whole', () => {
  const frames = fromDatagrams([...packetsOf(1).toSpliced(1, 1), ...packetsOf(2)]);
  assert.deepEqual(
    frames.map(({ state }) => state),
    ['incomplete', 'complete'],
  );
});

test('frames of two sources may come at the same time', () => {
  const [one, other] = [packetsOf(1, 7), packetsOf(5, 8)];
  const mixed = one.flatMap((packet, index) => [packet, other[index] ?? new Uint8Array()]);
  const frames = fromDatagrams(mixed.filter(({ length }) => length > 0));
  assert.deepEqual(
    frames.map(({ state }) => state),
    ['complete', 'complete'],
  );
});

test('packets without the beginning of their frame are none, and sources are bounded', () => {
  assert.deepEqual(fromDatagrams(packetsOf(1).slice(1)), []);
  const many = Array.from({ length: 40 }, (_, ssrc) => packetsOf(1, ssrc)).flat();
  assert.equal(fromDatagrams(many).length, 16);
});
