import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pacedBody } from './paced-body.ts';

/** A body of single bytes that counts how many were taken from it. */
function countedBody(length: number) {
  const taken = { count: 0 };
  const body = new ReadableStream({
    type: 'bytes',
    pull(controller) {
      if (taken.count === length) {
        controller.close();
        controller.byobRequest?.respond(0);
      } else controller.enqueue(Uint8Array.of(taken.count++));
    },
  });
  return { body, taken };
}

test('nothing is read before it is time, and nothing ahead', async () => {
  const { body, taken } = countedBody(2);
  const turns = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  let asked = 0;
  const reader = pacedBody(body, 9, () => turns[asked++]?.promise ?? Promise.resolve()).getReader();
  const first = reader.read();
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual([asked, taken.count], [1, 0]);
  turns[0]?.resolve();
  assert.deepEqual(await first, { done: false, value: Uint8Array.of(0) });
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual([asked, taken.count], [1, 1]);
  turns[1]?.resolve();
  assert.equal((await reader.read()).done, false);
  assert.equal((await reader.read()).done, true);
});

test('who cancels it cancels the body', async () => {
  let reason: unknown = null;
  const body = new ReadableStream({ type: 'bytes', cancel: (why) => void (reason = why) });
  await pacedBody(body, 9, () => Promise.resolve()).cancel('left');
  assert.equal(reason, 'left');
});

test('a piece is no longer than asked for', async () => {
  const body = new ReadableStream({
    type: 'bytes',
    start(controller) {
      controller.enqueue(Uint8Array.of(1, 2, 3, 4, 5));
      controller.close();
      controller.byobRequest?.respond(0);
    },
  });
  const pieces: number[][] = [];
  for await (const piece of pacedBody(body, 2, () => Promise.resolve())) pieces.push([...piece]);
  assert.deepEqual(pieces, [[1, 2], [3, 4], [5]]);
});

test('a body that no reader may give a buffer to is refused, in words', () => {
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>();
  assert.throws(
    () => pacedBody(body, 2, () => Promise.resolve()),
    /cannot read a response in pieces/,
  );
});
