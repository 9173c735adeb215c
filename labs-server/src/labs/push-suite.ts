/**
 * What every push lab has to do, whatever its mechanism: every event once, in order, resumable, closed when the
 * client leaves, and bounded memory for a reader that is slow.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import type { FeedEvent } from '../feed/feed.ts';
import type { Lab } from './lab.ts';
import { maxPendingBytes } from './streamed-response.ts';
import { type LabServer, startLabServer } from './testing/lab-server.ts';
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

async function withServer(lab: Lab, use: (server: LabServer) => Promise<void>): Promise<void> {
  const server = await startLabServer([lab]);
  // A feed that publishes nothing by itself: the test decides when.
  server.feeds.start('s', 1, { count: 0, retain: count });
  try {
    await use(server);
  } finally {
    await server.close();
  }
}

/** Publishes `count` events in bursts, between which clients get some turns of the event loop. */
async function publishInBursts(server: LabServer, random: Random): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    await server.feeds.publish('s', 1, `text ${number}`);
    const turns = random.below(2) === 0 ? 0 : random.below(20);
    for (let passed = 0; passed < turns; passed += 1) await turn();
  }
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
  assert.equal(server.cuts.length, endless ? 1 : 0);
  for (const { reason } of server.cuts) assert.match(reason, /reader was too slow/);
  client.close();
  await server.held.reaches(0);
}

/** Registers the suite's tests for one mechanism. */
export function pushSuite(subject: PushSubject): void {
  const properties = {
    'delivers every event once and in order': deliversOnceInOrder,
    'goes on after the last event that a client has, however often it leaves': resumes,
    'holds nothing for a client that left': leavesNothingBehind,
    'ends the response when the session is over': endsWithTheSession,
    'has bounded memory for a reader that is slow': boundsSlowReader,
  };
  const variant = subject.variant === undefined ? '' : ` (${subject.variant})`;
  describe(`${subject.lab.mechanism.id}${variant} is a push lab`, () => {
    for (const [name, property] of Object.entries(properties)) {
      test(name, () => withServer(subject.lab, (server) => property(subject, server)));
    }
  });
}
