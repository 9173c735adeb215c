/** A reader that asks and then takes nothing: it is cut within a bounded time. */
import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { stalledAfterMs } from '../stalled-end.ts';
import type { LabServer } from './lab-server.ts';
import { connectRaw } from './raw-client.ts';

/** More than the buffers of any loopback connection hold. */
const largeBytes = 32 * 1024 * 1024;

/** Asks for `path`, whose answer holds the events of the feed, and expects the cut for a stalled reader. */
export async function expectStalledCut(server: LabServer, path: string): Promise<void> {
  await server.feeds.publish('s', 1, 'x'.repeat(largeBytes));
  const client = await connectRaw(server.port);
  client.socket.pause();
  client.get(server.path(path));
  while (![...server.sockets].some(({ writableLength }) => writableLength > 0)) await turn();
  // What the buffers of the connection take counts as taken, so the first time may not be enough.
  for (let times = 0; times < 4 && server.cuts.length === 0; times += 1) {
    server.clock.advance(stalledAfterMs);
    await turn();
  }
  assert.match(server.cuts[0]?.reason ?? '', /took nothing of it for 30 s/);
  client.close();
}
