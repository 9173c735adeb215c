import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CandidateQueue } from './candidate-queue.ts';

test('candidates wait for the description, keep their order, and then wait no longer', () => {
  const taken: unknown[] = [];
  const queue = new CandidateQueue({
    addIceCandidate: async (candidate) => void taken.push(candidate?.candidate ?? 'end'),
  });
  queue.add({ candidate: 'a' });
  queue.add(null);
  assert.deepEqual(taken, []);
  queue.open();
  assert.deepEqual(taken, ['a', 'end']);
  queue.add({ candidate: 'b' });
  assert.deepEqual(taken, ['a', 'end', 'b']);
});

test('a candidate that is refused holds nothing up', async () => {
  let taken = 0;
  const queue = new CandidateQueue({
    addIceCandidate() {
      taken += 1;
      return Promise.reject(new TypeError('no'));
    },
  });
  queue.open();
  queue.add({ candidate: 'a' });
  queue.add({ candidate: 'b' });
  await Promise.resolve();
  assert.equal(taken, 2);
});
