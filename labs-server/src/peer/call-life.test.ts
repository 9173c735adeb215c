/** A call that ends by itself. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RTCPeerConnection } from 'werift';
import { createFakeClock } from '../clock/fake-clock.ts';
import { connectWithinMs, createCallLife } from './call-life.ts';
import { loadWerift } from './werift.ts';

async function start() {
  const { Event } = await loadWerift();
  const clock = createFakeClock(0);
  const ends: string[] = [];
  const transport = { onStateChange: new Event<[string]>() };
  const connection = {
    dtlsTransports: [transport],
    connectionStateChange: new Event<[string]>(),
  };
  const life = createCallLife(clock, (reason) => ends.push(reason));
  const watch = (): void => life.watch(connection as unknown as RTCPeerConnection);
  watch();
  watch();
  return { clock, ends, transport, connection, life };
}

test('the alert of the other side ends it, once', async () => {
  const { clock, ends, transport, connection } = await start();
  transport.onStateChange.execute('connected');
  assert.equal(clock.pending(), 0);
  transport.onStateChange.execute('closed');
  connection.connectionStateChange.execute('failed');
  assert.deepEqual(ends, ['The other side has closed the connection.']);
});

test('a path that fails, or whose consent expires, ends it', async () => {
  const { ends, transport, connection } = await start();
  transport.onStateChange.execute('connected');
  connection.connectionStateChange.execute('failed');
  assert.equal(ends.length, 1);
  assert.match(ends[0] ?? '', /consent has expired/);
});

test('it has three minutes to connect', async () => {
  const { clock, ends } = await start();
  clock.advance(connectWithinMs - 1);
  assert.deepEqual(ends, []);
  clock.advance(1);
  assert.deepEqual(ends, ['Nobody connected within three minutes.']);
});

test('after its end nothing is told', async () => {
  const { clock, ends, transport, life } = await start();
  life.end();
  transport.onStateChange.execute('closed');
  assert.deepEqual([ends.length, clock.pending()], [0, 0]);
});
