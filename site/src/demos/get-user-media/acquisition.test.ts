import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { Acquisition } from './acquisition.ts';

interface FakeTrack extends EventTarget {
  readyState: string;
  enabled: boolean;
  stop(): void;
}

function fakeStream(): { stream: MediaStream; track: FakeTrack } {
  const track: FakeTrack = Object.assign(new EventTarget(), {
    id: 't1',
    kind: 'video',
    label: 'Camera 1',
    enabled: true,
    muted: false,
    readyState: 'live',
    getSettings: () => ({ width: 640 }),
    async applyConstraints(asked: MediaTrackConstraints) {
      if (asked.width === 9) throw Object.assign(new Error(''), { name: 'OverconstrainedError' });
    },
    stop() {
      this.readyState = 'ended';
    },
  });
  const tracks = [track];
  const stream = { getTracks: () => tracks, getTrackById: () => track };
  return { stream: stream as unknown as MediaStream, track };
}

function useDevices(getUserMedia: () => Promise<MediaStream>): void {
  const mediaDevices = { getUserMedia, enumerateDevices: async () => [] };
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: { mediaDevices } });
  Object.defineProperty(globalThis, 'window', {
    configurable: true,
    value: { isSecureContext: true },
  });
}

const before = globalThis.navigator;
afterEach(() => {
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: before });
  Reflect.deleteProperty(globalThis, 'window');
});

test('a stream is live until Stop, and then every track has ended', async () => {
  const { stream, track } = fakeStream();
  useDevices(async () => stream);
  const acquisition = new Acquisition();
  await acquisition.acquire('devices', { video: true });
  assert.deepEqual(
    acquisition.tracks.value.map(({ readyState, settings }) => [readyState, settings.width]),
    [['live', 640]],
  );
  acquisition.stop();
  assert.equal(track.readyState, 'ended');
  assert.equal(acquisition.tracks.value[0]?.readyState, 'ended');
});

test('mute leaves a track live, and stopping it does not', async () => {
  const { stream, track } = fakeStream();
  useDevices(async () => stream);
  const acquisition = new Acquisition();
  await acquisition.acquire('devices', { video: true });
  acquisition.setEnabled('t1', false);
  assert.deepEqual([track.enabled, acquisition.tracks.value[0]?.readyState], [false, 'live']);
  acquisition.stopTrack('t1');
  assert.equal(acquisition.tracks.value[0]?.readyState, 'ended');
});

test('what is granted after Stop is stopped at once, and not shown', async () => {
  const { stream, track } = fakeStream();
  const granted = Promise.withResolvers<MediaStream>();
  useDevices(() => granted.promise);
  const acquisition = new Acquisition();
  const asking = acquisition.acquire('devices', { video: true });
  await Promise.resolve();
  acquisition.stop();
  granted.resolve(stream);
  await asking;
  assert.equal(track.readyState, 'ended');
  assert.equal(acquisition.stream.value, null);
});

test('a refusal is explained, and the next question begins without it', async () => {
  useDevices(() => Promise.reject(new DOMException('Permission denied', 'NotAllowedError')));
  const acquisition = new Acquisition();
  await acquisition.acquire('devices', { video: true });
  assert.equal(acquisition.error.value?.name, 'NotAllowedError');
  assert.equal(acquisition.isAsking.value, false);
  const { stream } = fakeStream();
  useDevices(async () => stream);
  await acquisition.acquire('devices', { video: true });
  assert.equal(acquisition.error.value, null);
});

test('constraints are applied to the running track, or refused with the reason', async () => {
  const { stream } = fakeStream();
  useDevices(async () => stream);
  const acquisition = new Acquisition();
  await acquisition.acquire('devices', { video: true });
  await acquisition.apply({ video: { width: 320 } });
  assert.deepEqual(acquisition.asked.value, { video: { width: 320 } });
  await acquisition.apply({ video: { width: 9 } });
  assert.equal(acquisition.error.value?.name, 'OverconstrainedError');
});
