import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { createFakeClock } from '../../clock/fake-clock.ts';
import type { Detections } from '../../../wire/video/detections.ts';
import type { WorkerAnswer } from './detection-worker.ts';
import { Detector, workerLingerMs } from './detector.ts';

interface Asked {
  readonly pixels: Uint8Array;
  answer(answer: WorkerAnswer): void;
  fail(error: Error): void;
}

/** A detector whose worker answers when the test says so. */
function createTestDetector() {
  const clock = createFakeClock(0);
  const asked: Asked[] = [];
  const workers = { started: 0, ended: 0 };
  const detector = new Detector(clock, () => {
    workers.started += 1;
    return {
      detect: (pixels) =>
        new Promise((resolve, reject) => asked.push({ pixels, answer: resolve, fail: reject })),
      end: () => void (workers.ended += 1),
    };
  });
  return { clock, asked, workers, detector };
}

function createSubject(name: number) {
  const shown: (Detections | null)[] = [];
  let frameNumber = 0;
  return {
    shown,
    picture() {
      frameNumber += 1;
      return { frameNumber, capturedUs: 0, rgba: Uint8Array.of(name) };
    },
    show: (detections: Detections | null) => void shown.push(detections),
  };
}

const answer: WorkerAnswer = { objects: [], tookMs: 150 };

test('the worker starts with the first who asks, and ends a while after the last one left', async () => {
  const { clock, asked, workers, detector } = createTestDetector();
  assert.equal(workers.started, 0);
  const leave = detector.watch(createSubject(1));
  clock.advance(0);
  assert.deepEqual([workers.started, asked.length], [1, 1]);
  asked[0]?.answer(answer);
  await turn();
  leave();
  clock.advance(workerLingerMs - 1);
  assert.equal(detector.isRunning, true);
  clock.advance(1);
  assert.deepEqual([detector.isRunning, workers.ended], [false, 1]);
  assert.equal(clock.pending(), 0);
});

test('while the worker works no picture waits: the next one is of then', async () => {
  const { clock, asked, detector } = createTestDetector();
  const subject = createSubject(1);
  detector.watch(subject);
  clock.advance(2_000);
  assert.equal(asked.length, 1);
  asked[0]?.answer(answer);
  await turn();
  clock.advance(0);
  assert.equal(asked.length, 2);
  assert.deepEqual(
    subject.shown.map((detections) => detections?.frameNumber),
    [1],
  );
});

test('cameras take turns', async () => {
  const { clock, asked, detector } = createTestDetector();
  for (const name of [1, 2, 3]) detector.watch(createSubject(name));
  for (let round = 0; round < 6; round += 1) {
    clock.advance(200);
    asked[round]?.answer(answer);
    await turn();
  }
  assert.deepEqual(
    asked.map(({ pixels }) => pixels[0]),
    [1, 2, 3, 1, 2, 3],
  );
  assert.equal(detector.perSecond, 6 / 4);
});

test('what is found for one who left is not shown', async () => {
  const { clock, asked, detector } = createTestDetector();
  const subject = createSubject(1);
  const leave = detector.watch(subject);
  clock.advance(0);
  leave();
  asked[0]?.answer(answer);
  await turn();
  assert.deepEqual(subject.shown, []);
});

test('a worker that fails is told, and started again when somebody asks again', async () => {
  const { clock, asked, workers, detector } = createTestDetector();
  const subject = createSubject(1);
  detector.watch(subject);
  clock.advance(0);
  asked[0]?.fail(new Error('no model'));
  await turn();
  assert.deepEqual([detector.failure, subject.shown], ['no model', [null]]);
  assert.equal(detector.isRunning, false);
  detector.watch(subject);
  clock.advance(0);
  assert.deepEqual([workers.started, detector.failure], [2, null]);
});

test('once it is closed the worker is ended, no timer waits, and nobody can start it again', async () => {
  const { clock, asked, workers, detector } = createTestDetector();
  const subject = createSubject(1);
  detector.watch(subject);
  clock.advance(0);
  detector.close();
  // A worker that is ended fails what it was asked.
  asked[0]?.fail(new Error('ended'));
  await turn();
  assert.deepEqual([workers, subject.shown], [{ started: 1, ended: 1 }, []]);
  const leave = detector.watch(createSubject(2));
  clock.advance(1_000);
  leave();
  assert.deepEqual([workers.started, clock.pending(), detector.failure], [1, 0, null]);
});

test('while a source has no picture the worker is not started, and it is asked again', () => {
  const { clock, workers, detector } = createTestDetector();
  let asked = 0;
  const picture = () => {
    asked += 1;
    return null;
  };
  const leave = detector.watch({ picture, show: () => assert.fail('nothing was found') });
  clock.advance(1_000);
  assert.equal(workers.started, 0);
  assert.ok(asked > 1, `asked ${asked} times`);
  leave();
  clock.advance(workerLingerMs);
  assert.equal(clock.pending(), 0);
});
