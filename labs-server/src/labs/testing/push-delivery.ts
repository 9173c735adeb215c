/** The promises of a push lab to a client that reads: every event once, in order, whenever it comes again. */
import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { createRandom, fuzzSeed, type Random } from '../../../wire/testing/random.ts';
import type { LabServer } from './lab-server.ts';
import { bufferBytes, idleMs } from './push-policies.ts';
import type { PushSubject } from './push-subject.ts';

/** How many events a client has to get. */
export const eventCount = 40;

/**
 * Publishes the events in bursts, between which clients get some turns of the event loop; then one that is
 * longer than the intermediary's buffer, which gives back what it holds only when more comes.
 */
async function publishInBursts(server: LabServer, random: Random): Promise<void> {
  for (let number = 1; number <= eventCount; number += 1) {
    await server.feeds.publish('s', 1, `text ${number}`);
    const turns = random.below(2) === 0 ? 0 : random.below(20);
    for (let passed = 0; passed < turns; passed += 1) await turn();
  }
  await server.feeds.publish('s', 1, 'x'.repeat(bufferBytes));
}

/** Receives until the last event or until `most` events came, then leaves. */
async function receiveSome(
  { receive }: PushSubject,
  server: LabServer,
  ids: number[],
  most: number,
): Promise<void> {
  const leaving = new AbortController();
  const lastEventId = ids.at(-1) ?? 0;
  for await (const { id, text } of receive(server, lastEventId, leaving.signal)) {
    assert.equal(text, `text ${id}`);
    ids.push(id);
    if (id === eventCount || ids.length >= most) break;
  }
  leaving.abort();
}

const allIds = Array.from({ length: eventCount }, (_, index) => index + 1);

export async function deliversOnceInOrder(subject: PushSubject, server: LabServer): Promise<void> {
  const seed = fuzzSeed();
  const ids: number[] = [];
  const receiving = receiveSome(subject, server, ids, Infinity);
  await publishInBursts(server, createRandom(seed));
  await receiving;
  assert.deepEqual(ids, allIds, `seed ${seed}`);
}

export async function resumes(subject: PushSubject, server: LabServer): Promise<void> {
  const seed = fuzzSeed();
  const random = createRandom(seed);
  const ids: number[] = [];
  const publishing = publishInBursts(server, createRandom(seed + 1));
  while (ids.at(-1) !== eventCount) {
    await receiveSome(subject, server, ids, ids.length + 1 + random.below(8));
  }
  await publishing;
  assert.deepEqual(ids, allIds, `seed ${seed}`);
}

/** Publishes, and lets the intermediary cut the connection for silence now and then. */
async function publishBetweenCuts(server: LabServer, random: Random): Promise<void> {
  for (let number = 1; number <= eventCount; number += 1) {
    if (number === 1 || random.below(5) === 0) {
      await server.held.reaches(1);
      server.clock.advance(idleMs);
      await server.held.reaches(0);
    }
    await server.feeds.publish('s', 1, `text ${number}`);
  }
}

export async function resumesAfterCuts(subject: PushSubject, server: LabServer): Promise<void> {
  const seed = fuzzSeed();
  const ids: number[] = [];
  const publishing = publishBetweenCuts(server, createRandom(seed));
  while (ids.at(-1) !== eventCount) {
    const cutsBefore = server.cuts.length;
    await receiveSome(subject, server, ids, Infinity).catch((error: unknown) => {
      if (server.cuts.length === cutsBefore) throw error;
    });
  }
  await publishing;
  assert.deepEqual(ids, allIds, `seed ${seed}`);
  assert.ok(server.cuts.length > 0);
  for (const { reason } of server.cuts) assert.match(reason, /saw no byte for 1000 ms/);
}
