import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventLog } from './event-log.ts';
import { follow } from './follow.ts';
import { createMemoryEventLog } from './memory-event-log.ts';

/** A log whose reads take their time: `during` runs after the read was asked and before it answers. */
function slowLog(retained: number, during: (append: (payload: string) => void) => void) {
  const memory = createMemoryEventLog<string>(retained);
  const slow: EventLog<string> = {
    ...memory,
    async readAfter(id) {
      const before = await memory.readAfter(id);
      during((payload) => void memory.append(payload));
      await Promise.resolve();
      return before;
    },
  };
  return { memory, slow };
}

function record() {
  const heard: (number | string)[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  return {
    heard,
    live: promise,
    onEvents: (events: readonly { id: number }[]) => heard.push(...events.map(({ id }) => id)),
    onReset: () => heard.push('reset'),
    onLive: () => {
      heard.push('live');
      resolve();
    },
    onError: (error: unknown) => assert.fail(String(error)),
  };
}

test('an event published during the replay is neither lost nor doubled', async () => {
  let rounds = 0;
  const { memory, slow } = slowLog(10, (append) => {
    rounds += 1;
    if (rounds <= 3) append(`during round ${rounds}`);
  });
  await memory.append('one');
  await memory.append('two');
  const follower = record();
  follow(slow, 1, follower);
  await follower.live;
  await memory.append('live');
  assert.deepEqual(follower.heard, [2, 3, 4, 5, 'live', 6]);
});

test('a follower that starts now hears no replay', async () => {
  const memory = createMemoryEventLog<string>(10);
  await memory.append('one');
  const follower = record();
  follow(memory, 'now', follower);
  await memory.append('two');
  assert.deepEqual(follower.heard, ['live', 2]);
});

test('an id older than the log, or unknown to it, is told before what is left', async () => {
  for (const id of [1, 99]) {
    const memory = createMemoryEventLog<string>(2);
    for (const text of ['a', 'b', 'c', 'd', 'e']) await memory.append(text);
    const follower = record();
    follow(memory, id, follower);
    await follower.live;
    assert.deepEqual(follower.heard, ['reset', 4, 5, 'live']);
  }
});

test('a follower that stopped hears nothing more, not even its replay', async () => {
  const memory = createMemoryEventLog<string>(10);
  await memory.append('one');
  const follower = record();
  const stop = follow(memory, 0, follower);
  stop();
  await memory.append('two');
  assert.deepEqual(follower.heard, []);
});

test('a log that cannot be read is told as an error', async () => {
  const memory = createMemoryEventLog<string>(10);
  const broken = { ...memory, readAfter: () => Promise.reject(new Error('disk is gone')) };
  const { promise, resolve } = Promise.withResolvers<unknown>();
  follow(broken, 0, { ...record(), onError: resolve });
  assert.match(String(await promise), /disk is gone/);
});
