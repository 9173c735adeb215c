import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryEventLog } from './memory-event-log.ts';

async function logOf(count: number, retained: number) {
  const log = createMemoryEventLog<string>(retained);
  for (let index = 1; index <= count; index += 1) await log.append(`text ${index}`);
  return log;
}

const idsOf = (result: { events: readonly { id: number }[] }) => result.events.map(({ id }) => id);

test('gives ids 1, 2, 3 and reads what came after one of them', async () => {
  const log = await logOf(3, 10);
  const result = await log.readAfter(1);
  assert.equal(result.state, 'continuous');
  assert.deepEqual(result.events, [
    { id: 2, payload: 'text 2' },
    { id: 3, payload: 'text 3' },
  ]);
});

test('says "nothing new" as a continuous read without events', async () => {
  const result = await (await logOf(3, 10)).readAfter(3);
  assert.deepEqual(result, { state: 'continuous', events: [], range: { firstId: 1, lastId: 3 } });
});

test('drops the oldest events, and tells "too old" apart from "nothing new"', async () => {
  const log = await logOf(10, 4);
  assert.deepEqual(log.range(), { firstId: 7, lastId: 10 });
  const atTheEdge = await log.readAfter(6);
  assert.equal(atTheEdge.state, 'continuous');
  assert.deepEqual(idsOf(atTheEdge), [7, 8, 9, 10]);
  const tooOld = await log.readAfter(5);
  assert.equal(tooOld.state, 'too-old');
  assert.deepEqual(idsOf(tooOld), [7, 8, 9, 10]);
});

test('answers an id that it never gave out with everything that it holds', async () => {
  const log = await logOf(3, 10);
  for (const id of [4, -1, 1.5, NaN, Infinity]) {
    const result = await log.readAfter(id);
    assert.equal(result.state, 'unknown-id', String(id));
    assert.deepEqual(idsOf(result), [1, 2, 3]);
  }
});

test('an empty log has nothing, and knows that id 1 is unknown', async () => {
  const log = createMemoryEventLog<string>(5);
  assert.equal((await log.readAfter(0)).state, 'continuous');
  assert.equal((await log.readAfter(1)).state, 'unknown-id');
  assert.deepEqual(log.range(), { firstId: 1, lastId: 0 });
});

test('a tail hears what is appended from now on, until it is stopped', async () => {
  const log = await logOf(2, 10);
  const heard: number[] = [];
  const stop = log.tail(({ id }) => heard.push(id));
  await log.append('three');
  await log.append('four');
  stop();
  await log.append('five');
  assert.deepEqual(heard, [3, 4]);
});

test('a smaller retention drops at once, a larger one keeps what is there', async () => {
  const log = await logOf(6, 6);
  log.retain(2);
  assert.deepEqual(log.range(), { firstId: 5, lastId: 6 });
  log.retain(10);
  assert.deepEqual(idsOf(await log.readAfter(4)), [5, 6]);
});
