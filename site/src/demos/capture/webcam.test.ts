import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWebcam, WebcamError } from './webcam.ts';

/** A stream with one track that says whether it was stopped. */
function fakeStream() {
  const track = { isStopped: false, stop: () => void (track.isStopped = true) };
  const stream = { getTracks: () => [track] } as unknown as MediaStream;
  return { track, stream };
}

const refusing = (name: string) => ({
  getUserMedia: () => Promise.reject(new DOMException('why', name)),
});

test('the camera is on until the signal aborts', async () => {
  const { stream, track } = fakeStream();
  const stop = new AbortController();
  const opened = await openWebcam({ getUserMedia: async () => stream }, stop.signal);
  assert.deepEqual([opened, track.isStopped], [stream, false]);
  stop.abort();
  assert.equal(track.isStopped, true);
});

test('what is granted after Stop is stopped at once', async () => {
  const { stream, track } = fakeStream();
  const stop = new AbortController();
  const granted = Promise.withResolvers<MediaStream>();
  const opening = openWebcam({ getUserMedia: () => granted.promise }, stop.signal);
  stop.abort();
  granted.resolve(stream);
  await assert.rejects(opening, { name: 'AbortError' });
  assert.equal(track.isStopped, true);
});

test('outside a secure context there are no media devices', async () => {
  await assert.rejects(
    openWebcam(undefined, AbortSignal.any([])),
    (error) => error instanceof WebcamError && error.failure === 'insecure-context',
  );
});

for (const [name, failure] of [
  ['NotAllowedError', 'denied'],
  ['NotFoundError', 'no-camera'],
  ['NotReadableError', 'in-use'],
  ['TypeError', 'other'],
] as const) {
  test(`${name} of getUserMedia is told as ${failure}, with the browser's own words`, async () => {
    await assert.rejects(openWebcam(refusing(name), AbortSignal.any([])), {
      name: 'WebcamError',
      failure,
      message: `${name}: why`,
    });
  });
}
