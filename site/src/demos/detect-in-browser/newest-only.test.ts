import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { NewestOnly } from './newest-only.ts';

/** Work that goes on until the test ends it. */
function setUp() {
  const begun: number[] = [];
  const open: { end(): void; fail(error: Error): void }[] = [];
  const newest = new NewestOnly<number>((value) => {
    begun.push(value);
    return new Promise((end, fail) => open.push({ end, fail }));
  });
  const end = async (): Promise<void> => {
    open.shift()?.end();
    await turn();
  };
  return { newest, begun, open, end };
}

test('while it works, only the newest value waits', async () => {
  const { newest, begun, end } = setUp();
  for (const value of [1, 2, 3, 4]) newest.push(value);
  assert.deepEqual(begun, [1]);
  await end();
  assert.deepEqual(begun, [1, 4]);
  const done = newest.done();
  await end();
  await done;
  newest.push(5);
  assert.deepEqual(begun, [1, 4, 5]);
});

test('a failure is told to who waits and to who comes next', async () => {
  const { newest, open, begun } = setUp();
  newest.push(1);
  newest.push(2);
  const done = assert.rejects(newest.done(), /no model/);
  open.shift()?.fail(new Error('no model'));
  await turn();
  await done;
  assert.throws(() => newest.push(3), /no model/);
  assert.deepEqual(begun, [1]);
});
