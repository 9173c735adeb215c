/** The promises of a push lab about clients that leave, stop reading, or cannot even open. */
import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { maxPendingBytes } from '../streamed-response.ts';
import type { LabServer } from './lab-server.ts';
import { openRaw, type PushSubject } from './push-subject.ts';

const subscribersOf = ({ feeds }: LabServer): number =>
  feeds.get('s', 1).snapshot().subscribers.length;

export async function leavesNothingBehind(subject: PushSubject, server: LabServer): Promise<void> {
  const client = await openRaw(subject, server);
  await server.held.reaches(1);
  while (subscribersOf(server) < 1) await turn();
  assert.equal(subscribersOf(server), 1);
  client.socket.resetAndDestroy();
  await server.held.reaches(0);
  assert.equal(subscribersOf(server), 0);
  assert.equal(server.clock.pending(), 0);
}

export async function endsWithTheSession(subject: PushSubject, server: LabServer): Promise<void> {
  const client = await openRaw(subject, server);
  await server.held.reaches(1);
  while (subscribersOf(server) < 1) await turn();
  server.feeds.drop('s');
  // This client does not answer a Close frame.
  server.clock.advance(subject.upgraded?.closeWithinMs ?? 0);
  await server.held.reaches(0);
  client.close();
}

/** Publishes until the lab gives the reader up: more than the buffers of any loopback connection hold. */
async function publishUntilGivenUp({ upgraded }: PushSubject, server: LabServer): Promise<void> {
  const mostBytes = upgraded?.maxBufferedBytes ?? maxPendingBytes;
  const isGivenUp = (): boolean => server.cuts.length > 0 || subscribersOf(server) === 0;
  for (let number = 1; number <= 1_000 && !isGivenUp(); number += 1) {
    await server.feeds.publish('s', 1, 'x'.repeat(65_536));
    for (const socket of server.sockets) {
      assert.ok(socket.writableLength <= mostBytes, `${socket.writableLength} bytes wait`);
    }
    await turn();
  }
}

export async function boundsSlowReader(subject: PushSubject, server: LabServer): Promise<void> {
  const { endless, upgraded } = subject;
  const client = await openRaw(subject, server, { paused: true });
  await server.held.reaches(1);
  while (subscribersOf(server) < 1) await turn();
  await publishUntilGivenUp(subject, server);
  if (upgraded !== undefined) {
    assert.ok(!server.cuts.some(({ how }) => how === 'rst'), 'it has its time to answer the Close');
    server.clock.advance(upgraded.closeWithinMs);
    const reset = server.cuts.find(({ how }) => how === 'rst');
    assert.match(reset?.reason ?? '', /closed with 1013 \(the reader was too slow/);
  } else if (endless) assert.match(server.cuts[0]?.reason ?? '', /reader was too slow/);
  else assert.deepEqual(server.cuts, []);
  client.close();
  await server.held.reaches(0);
}

/** A reader that goes on before its time is over gets all that waited, and the reason. */
export async function tellsSlowReader(subject: PushSubject, server: LabServer): Promise<void> {
  const client = await openRaw(subject, server, { paused: true });
  await server.held.reaches(1);
  while (subscribersOf(server) < 1) await turn();
  await publishUntilGivenUp(subject, server);
  client.socket.resume();
  await client.until('\x03\xf5the reader was too slow');
  server.clock.advance(subject.upgraded?.closeWithinMs ?? 0);
  await server.held.reaches(0);
  await client.end();
}

/** "A server MAY ignore a received Upgrade header field": so does a proxy that does not know it. */
export async function cannotOpen(subject: PushSubject, server: LabServer): Promise<void> {
  const client = await openRaw(subject, server);
  await client.until('\r\n\r\n');
  assert.match(client.received, /^HTTP\/1\.1 426 Upgrade Required\r\n/);
  assert.equal(server.held.value, 0);
  assert.equal(subscribersOf(server), 0);
  client.close();
}
