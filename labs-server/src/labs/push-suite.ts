/**
 * What every push lab has to do, whatever its mechanism: every event once, in order, resumable, closed when the
 * client leaves, and bounded memory for a reader that is slow. All of it directly, and through the intermediary.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import type { FeedEvent } from '../feed/feed.ts';
import type { Lab } from './lab.ts';
import { maxPendingBytes } from './streamed-response.ts';
import type { LabServer } from './testing/lab-server.ts';
import { bufferBytes, idleMs, policies, withPolicy } from './testing/push-policies.ts';
import type { IntermediaryPolicy } from '../../wire/mechanisms/intermediary.ts';
import { createRandom, fuzzSeed, type Random } from '../../wire/testing/random.ts';
import { connectRaw } from './testing/raw-client.ts';

/** How a client of the mechanism receives events. */
export interface PushSubject {
  readonly lab: Lab;
  /** Which of the mechanism's ways, for instance `framing=close`. */
  readonly variant?: string;
  /** The endpoint that a reader opens which then does not read, for instance `/long-polling/next`. */
  readonly endpoint: string;
  /** True when one response carries events without end: then a slow reader has to be cut. */
  readonly endless: boolean;
  /** Yields the events after `lastEventId` as they come; ends when the lab closes or `signal` aborts. */
  receive(server: LabServer, lastEventId: number, signal: AbortSignal): AsyncIterable<FeedEvent>;
}

const count = 40;

/**
 * Publishes `count` events in bursts, between which clients get some turns of the event loop; then one that is
 * longer than the intermediary's buffer, which gives back what it holds only when more comes.
 */
async function publishInBursts(server: LabServer, random: Random): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    await server.feeds.publish('s', 1, `text ${number}`);
    const turns = random.below(2) === 0 ? 0 : random.below(20);
    for (let passed = 0; passed < turns; passed += 1) await turn();
  }
  await server.feeds.publish('s', 1, 'x'.repeat(bufferBytes));
}

/** Receives until `untilId` or until `most` events came, then leaves. */
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
    if (id === count || ids.length >= most) break;
  }
  leaving.abort();
}

const allIds = Array.from({ length: count }, (_, index) => index + 1);

async function deliversOnceInOrder(subject: PushSubject, server: LabServer): Promise<void> {
  const seed = fuzzSeed();
  const ids: number[] = [];
  const receiving = receiveSome(subject, server, ids, Infinity);
  await publishInBursts(server, createRandom(seed));
  await receiving;
  assert.deepEqual(ids, allIds, `seed ${seed}`);
}

async function resumes(subject: PushSubject, server: LabServer): Promise<void> {
  const seed = fuzzSeed();
  const random = createRandom(seed);
  const ids: number[] = [];
  const publishing = publishInBursts(server, createRandom(seed + 1));
  while (ids.at(-1) !== count) {
    await receiveSome(subject, server, ids, ids.length + 1 + random.below(8));
  }
  await publishing;
  assert.deepEqual(ids, allIds, `seed ${seed}`);
}

/** Publishes, and lets the intermediary cut the connection for silence now and then. */
async function publishBetweenCuts(server: LabServer, random: Random): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    if (number === 1 || random.below(5) === 0) {
      await server.held.reaches(1);
      server.clock.advance(idleMs);
      await server.held.reaches(0);
    }
    await server.feeds.publish('s', 1, `text ${number}`);
  }
}

async function resumesAfterCuts(subject: PushSubject, server: LabServer): Promise<void> {
  const seed = fuzzSeed();
  const ids: number[] = [];
  const publishing = publishBetweenCuts(server, createRandom(seed));
  while (ids.at(-1) !== count) {
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

async function leavesNothingBehind({ endpoint }: PushSubject, server: LabServer): Promise<void> {
  const client = await connectRaw(server.port);
  client.get(server.path(endpoint));
  await server.held.reaches(1);
  assert.equal(server.feeds.get('s', 1).snapshot().subscribers.length, 1);
  client.socket.resetAndDestroy();
  await server.held.reaches(0);
  assert.deepEqual(server.feeds.get('s', 1).snapshot().subscribers, []);
  assert.equal(server.clock.pending(), 0);
}

async function endsWithTheSession({ endpoint }: PushSubject, server: LabServer): Promise<void> {
  const client = await connectRaw(server.port);
  client.get(server.path(endpoint));
  await server.held.reaches(1);
  server.feeds.drop('s');
  await server.held.reaches(0);
  client.close();
}

async function boundsSlowReader(
  { endpoint, endless }: PushSubject,
  server: LabServer,
): Promise<void> {
  const client = await connectRaw(server.port);
  client.socket.pause();
  client.get(server.path(endpoint));
  await server.held.reaches(1);
  // More than the buffers of any loopback connection hold; a megabyte is 16 of these events.
  for (let number = 1; number <= 1_000 && server.cuts.length === 0; number += 1) {
    await server.feeds.publish('s', 1, 'x'.repeat(65_536));
    for (const socket of server.sockets) assert.ok(socket.writableLength <= maxPendingBytes);
    await turn();
  }
  const [cut] = server.cuts;
  if (endless) assert.match(cut?.reason ?? '', /reader was too slow/);
  else assert.equal(cut, undefined);
  client.close();
  await server.held.reaches(0);
}

type Property = (subject: PushSubject, server: LabServer) => Promise<void>;

/** By the name that tells what has to hold, through this policy. */
function propertiesOf(policy: IntermediaryPolicy): Readonly<Record<string, Property>> {
  const common = {
    'goes on after the last event that a client has, however often it leaves': resumes,
    'holds nothing for a client that left': leavesNothingBehind,
    'ends the response when the session is over': endsWithTheSession,
    'has bounded memory for a reader that is slow': boundsSlowReader,
  };
  if (policy === 'cut-idle') {
    const name =
      'cannot deliver all in one response, which is cut when silent, but resumes without loss';
    return { ...common, [name]: resumesAfterCuts };
  }
  if (policy === 'buffer') {
    const name = 'delivers every event once and in order, though the last only when more comes';
    return { ...common, [name]: deliversOnceInOrder };
  }
  return { ...common, 'delivers every event once and in order': deliversOnceInOrder };
}

/** Registers the suite's tests for one mechanism. */
export function pushSuite(subject: PushSubject): void {
  const variant = subject.variant === undefined ? '' : ` (${subject.variant})`;
  for (const policy of policies) {
    describe(`${subject.lab.mechanism.id}${variant} is a push lab, via=${policy}`, () => {
      for (const [promise, property] of Object.entries(propertiesOf(policy))) {
        test(promise, () =>
          withPolicy(subject.lab, policy, async (server) => {
            // A feed that publishes nothing by itself, and keeps what the test publishes.
            server.feeds.start('s', 1, { count: 0, retain: count + 1 });
            await property(subject, server);
          }),
        );
      }
    });
  }
}
