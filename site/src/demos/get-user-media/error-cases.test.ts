import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bothAreThere, errorCases, missingKind, type CaseWorld } from './error-cases.ts';

const camera = { kind: 'videoinput' };
const microphone = { kind: 'audioinput' };

function world(found: readonly { kind: string }[], asked: unknown[]): CaseWorld {
  const refuse = (constraints: unknown) => {
    asked.push(constraints);
    return Promise.reject(new DOMException('no', 'NotFoundError'));
  };
  const devices = {
    getUserMedia: refuse,
    enumerateDevices: async () => found as MediaDeviceInfo[],
  };
  return {
    devices,
    within: (_allow, work) => work(devices as unknown as MediaDevices),
    askOutside: () => Promise.reject(new TypeError('undefined')),
  };
}

const none = errorCases.find(({ id }) => id === 'none');

test('NotFoundError is provoked with the kind that the device lacks', async () => {
  const asked: unknown[] = [];
  await assert.rejects(none?.provoke?.(world([microphone], asked)) ?? Promise.resolve(), {
    name: 'NotFoundError',
  });
  await assert.rejects(none?.provoke?.(world([camera], asked)) ?? Promise.resolve());
  assert.deepEqual(asked, [{ video: true }, { audio: true }]);
});

test('a device with both is told, and nobody is asked', async () => {
  const asked: unknown[] = [];
  assert.equal(missingKind([camera, microphone]), null);
  await assert.rejects(none?.provoke?.(world([camera, microphone], asked)) ?? Promise.resolve(), {
    message: bothAreThere,
  });
  assert.deepEqual(asked, []);
});

test('a case that gets a stream after all stops it', async () => {
  const track = { isStopped: false, stop: () => void (track.isStopped = true) };
  const stream = { getTracks: () => [track] } as unknown as MediaStream;
  const given = { ...world([], []).devices, getUserMedia: async () => stream };
  const [first] = errorCases;
  await first?.provoke?.({ ...world([], []), devices: given });
  assert.equal(track.isStopped, true);
});
