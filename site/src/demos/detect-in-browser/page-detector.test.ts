import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DetectorToPageMessage, PageToDetectorMessage } from './detection-message.ts';
import { openPageDetector, type DetectionWorkerHandle } from './page-detector.ts';

const addresses = { model: '/m', weights: '/b', wasm: '/w', wasmSimd: '/s' };

/** A worker that says what the test tells it to. */
function setUp() {
  const stop = new AbortController();
  const heard: PageToDetectorMessage[] = [];
  const state = { terminated: false };
  const loaded: number[] = [];
  const worker: DetectionWorkerHandle = {
    onmessage: null,
    onerror: null,
    postMessage: (message) => void heard.push(message),
    terminate: () => void (state.terminated = true),
  };
  const say = (message: DetectorToPageMessage): void =>
    worker.onmessage?.({ data: message } as MessageEvent);
  const opened = openPageDetector(worker, addresses, stop.signal, (byteLength) =>
    loaded.push(byteLength),
  );
  return { stop, heard, state, loaded, worker, say, opened };
}

const ready = { type: 'ready', script: '/worker.js', networkBytes: 7 } as const;
const picture = () => new Uint8ClampedArray(4);

test('it tells what comes, is there when the model is, and answers pictures', async () => {
  const { heard, loaded, say, opened } = setUp();
  assert.deepEqual(heard, [{ type: 'open', addresses }]);
  say({ type: 'loading', byteLength: 3 });
  say({ type: 'loading', byteLength: 4 });
  say(ready);
  const detector = await opened;
  assert.deepEqual(loaded, [3, 4]);
  assert.deepEqual(detector.loaded, { script: '/worker.js', networkBytes: 7 });
  const answer = detector.detect(picture());
  assert.equal(heard[1]?.type, 'detect');
  say({ type: 'detected', objects: [], tookMs: 150 });
  assert.equal((await answer).tookMs, 150);
});

test('a file that does not come ends the worker, with the reason', async () => {
  const { state, say, opened } = setUp();
  say({ type: 'failed', problem: 'centernet.bin could not be loaded: the answer was 404.' });
  await assert.rejects(opened, /centernet\.bin .* 404/);
  assert.equal(state.terminated, true);
});

test('a worker that cannot be loaded says what to do', async () => {
  const { worker, opened } = setUp();
  worker.onerror?.({} as ErrorEvent);
  await assert.rejects(opened, /could not be loaded\. Check the connection/);
});

test('a model that fails at a picture ends the worker', async () => {
  const { state, say, opened } = setUp();
  say(ready);
  const answer = (await opened).detect(picture());
  say({ type: 'failed', problem: 'out of memory' });
  await assert.rejects(answer, /out of memory/);
  assert.equal(state.terminated, true);
});

test('Stop ends the worker, while it loads and while it works', async () => {
  const stopped = new DOMException('Stopped', 'AbortError');
  const loading = setUp();
  loading.stop.abort(stopped);
  await assert.rejects(loading.opened, { name: 'AbortError' });
  const working = setUp();
  working.say(ready);
  const detector = await working.opened;
  const answer = detector.detect(picture());
  working.stop.abort(stopped);
  await assert.rejects(answer, { name: 'AbortError' });
  await assert.rejects(detector.detect(picture()), { name: 'AbortError' });
  assert.deepEqual([loading.state.terminated, working.state.terminated], [true, true]);
});
