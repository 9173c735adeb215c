/** Media that come to Bob: counted, sent back where that was agreed, and asked for anew. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { MediaStreamTrack } from 'werift';
import type { ReceivedMedia } from '../../wire/peer-status.ts';
import { asksForKeyFrame } from './key-frame-request.ts';
import { opened } from './testing/caller.ts';
import { createTestBob, createTestCaller } from './testing/test-call.ts';
import { loadWerift } from './werift.ts';

/** RFC 7741: a descriptor with S set, then a key frame of 320x240 or a frame that is none. */
const keyFrame = Buffer.from('100000009d012a4001f000', 'hex');
const interFrame = Buffer.from('1001000000000000', 'hex');

async function call(context: TestContext, direction: 'sendrecv' | 'sendonly') {
  const { MediaStreamTrack: Track, RtpPacket, RtpHeader } = await loadWerift();
  const track = new Track({ kind: 'video' });
  const { bob, host } = createTestBob(context);
  const caller = await createTestCaller(context, (connection) => {
    connection.addTransceiver(track, { direction });
  });
  const back = new Promise<MediaStreamTrack>((resolve) => {
    caller.connection.onTrack.subscribe(resolve);
  });
  await caller.accept(await bob.answer(await caller.offer(), { trickle: false }));
  await opened(caller.channel);
  const send = (sequenceNumber: number, payload: Buffer): void => {
    const timestamp = sequenceNumber * 3_000;
    const header = new RtpHeader({
      sequenceNumber,
      timestamp,
      payloadType: 96,
      ssrc: 1,
      marker: true,
    });
    track.writeRtp(new RtpPacket(header, payload));
  };
  const media = (): ReceivedMedia => {
    const [one] = bob.status.media;
    assert.ok(one);
    return one;
  };
  return { bob, host, caller, back, send, media };
}

/** Turns of the event loop until it is so. */
async function until(holds: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 10_000; !holds();) {
    assert.ok(Date.now() < deadline, 'it never came true');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('video is counted and comes back as it was', async (context) => {
  const { back, send, media } = await call(context, 'sendrecv');
  const received: Buffer[] = [];
  (await back).onReceiveRtp.subscribe(({ payload }) => received.push(payload));
  send(10, keyFrame);
  send(11, interFrame);
  send(13, interFrame);
  await until(() => received.length === 3);
  assert.deepEqual(received, [keyFrame, interFrame, interFrame]);
  const { mid, kind, codec, packets, bytes, lost, frames, keyFrames, size, sentBack } = media();
  assert.deepEqual([mid, kind, codec, packets, bytes], ['0', 'video', 'VP8', 3, 27]);
  assert.deepEqual([lost, frames, keyFrames, sentBack], [1, 3, 1, 3]);
  assert.deepEqual(size, { width: 320, height: 240 });
});

test('what is only sent is counted, and nothing goes back', async (context) => {
  const { send, media, host } = await call(context, 'sendonly');
  send(1, keyFrame);
  send(2, interFrame);
  await until(() => media().packets === 2);
  assert.equal(media().sentBack, 0);
  const packets = host.flows.flatMap(({ decrypted }) => decrypted);
  const rtp = packets.filter(({ protocol }) => protocol === 'rtp');
  assert.deepEqual(new Set(rtp.map(({ direction }) => direction)), new Set(['client-to-server']));
});

test('a request for a key frame is passed on to who sends', async (context) => {
  const { caller, back, send, media } = await call(context, 'sendrecv');
  const [transceiver] = caller.connection.getTransceivers();
  assert.ok(transceiver);
  const { receiver, sender, dtlsTransport } = transceiver;
  const asked = new Promise<void>((resolve) => {
    dtlsTransport.onRtcp.subscribe((packet) => {
      if (asksForKeyFrame(packet, sender.ssrc)) resolve();
    });
  });
  const looped = new Promise<number>((resolve) => {
    void back.then((track) => track.onReceiveRtp.subscribe(({ header }) => resolve(header.ssrc)));
  });
  send(1, keyFrame);
  await receiver.sendRtcpPLI(await looped);
  await asked;
  assert.equal(media().keyFrameRequests, 1);
});
