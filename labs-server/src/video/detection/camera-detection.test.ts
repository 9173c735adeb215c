import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Detections } from '../../../wire/video/detections.ts';
import { CameraDetection } from './camera-detection.ts';
import type { DetectionSubject } from './detector.ts';

const box = { left: 0, top: 0, width: 10, height: 10 };
const answer: Detections = {
  frameNumber: 3,
  capturedUs: 100_000,
  tookMs: 150,
  objects: [
    { label: 'cat', score: 0.6, box },
    { label: 'cup', score: 0.3, box },
  ],
};

function createDetection() {
  const subjects = new Set<DetectionSubject>();
  const detector = {
    watch(subject: DetectionSubject) {
      subjects.add(subject);
      return () => void subjects.delete(subject);
    },
  };
  return { subjects, detection: new CameraDetection(detector, () => null) };
}

test('it is looked at while somebody uses it, once however many do', () => {
  const { subjects, detection } = createDetection();
  const leave = [detection.use(), detection.use()];
  assert.equal(subjects.size, 1);
  leave[0]?.();
  assert.equal(subjects.size, 1);
  leave[1]?.();
  assert.equal(subjects.size, 0);
});

test('a use that is ended twice ends nobody else’s', () => {
  const { subjects, detection } = createDetection();
  const [one, other] = [detection.use(), detection.use()];
  one();
  one();
  assert.equal(subjects.size, 1);
  other();
  assert.equal(subjects.size, 0);
});

test('objects are those of the newest answer from the threshold on; without one there are none', () => {
  const { detection } = createDetection();
  const leave = detection.use();
  assert.deepEqual(detection.objectsFrom(0.1), []);
  detection.show(answer);
  const labels = [0.1, 0.3, 0.31, 0.9, null].map((threshold) =>
    detection.objectsFrom(threshold).map(({ label }) => label),
  );
  assert.deepEqual(labels, [['cat', 'cup'], ['cat', 'cup'], ['cat'], [], []]);
  leave();
  assert.equal(detection.latest, null, 'an old answer is not shown to who comes later');
});

test('who waits for the first answer is woken by it, and by a failure', async () => {
  const { detection } = createDetection();
  detection.use();
  const waiting = detection.first();
  detection.show(null);
  await waiting;
  assert.equal(detection.latest, null);
  const again = detection.first();
  detection.show(answer);
  await again;
  await detection.first();
  assert.equal(detection.latest, answer);
});

test('when the last one leaves, who still waits for an answer is woken', async () => {
  const { detection } = createDetection();
  const leave = detection.use();
  const waiting = detection.first();
  leave();
  await waiting;
});
