import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createThreadPool } from './thread-pool.ts';

test('request N+1 waits until a thread is free, in the order of arrival', () => {
  const pool = createThreadPool(2);
  const started: number[] = [];
  const releases = [1, 2, 3, 4].map((number) => pool.acquire(() => started.push(number)));
  assert.deepEqual(started, [1, 2]);
  releases[1]?.();
  assert.deepEqual(started, [1, 2, 3]);
  releases[0]?.();
  assert.deepEqual(started, [1, 2, 3, 4]);
});

test('who gives up the queue never runs, and a release counts once', () => {
  const pool = createThreadPool(1);
  const started: number[] = [];
  const [first, second] = [1, 2, 3].map((number) => pool.acquire(() => started.push(number)));
  second?.();
  first?.();
  first?.();
  assert.deepEqual(started, [1, 3]);
  assert.equal(pool.idle, false);
});

test('a pool without requests is idle', () => {
  const pool = createThreadPool(1);
  assert.equal(pool.idle, true);
  const release = pool.acquire(() => {});
  assert.equal(pool.idle, false);
  release();
  assert.equal(pool.idle, true);
});
