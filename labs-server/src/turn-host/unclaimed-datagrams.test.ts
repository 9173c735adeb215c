import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UnclaimedDatagrams, unclaimedLimits } from './unclaimed-datagrams.ts';

const local = { address: '127.0.0.1', port: 3478 };
const exchange = (port: number) => ({
  key: `udp ${port}`,
  remote: { address: '127.0.0.1', port },
  local,
});

test('what is held is a copy, in order, and is given out once', () => {
  const held = new UnclaimedDatagrams();
  const bytes = Uint8Array.of(1);
  held.hold(exchange(1), 'client-to-server', bytes, 10);
  bytes[0] = 2;
  held.hold(exchange(1), 'server-to-client', bytes, 11);
  const taken = held.takeOne('udp 1');
  assert.deepEqual(
    taken?.datagrams.map((one) => [one.timeUs, one.direction, one.bytes[0]]),
    [
      [10, 'client-to-server', 1],
      [11, 'server-to-client', 2],
    ],
  );
  assert.deepEqual([held.takeOne('udp 1'), held.size], [null, 0]);
});

test('it is bounded in exchanges, in datagrams of each, in their size, and in time', () => {
  const held = new UnclaimedDatagrams();
  for (let port = 0; port < 1_000; port += 1) {
    held.hold(exchange(port), 'client-to-server', new Uint8Array(1), port);
  }
  assert.equal(held.size, unclaimedLimits.exchanges);
  for (let at = 0; at < 100; at += 1) {
    held.hold(exchange(999), 'client-to-server', new Uint8Array(1), 1_000 + at);
    held.hold(exchange(999), 'client-to-server', new Uint8Array(9_000), 1_000 + at);
  }
  const { datagrams = [] } = held.takeOne('udp 999') ?? {};
  assert.equal(datagrams.length, unclaimedLimits.datagrams);
  assert.ok(datagrams.every(({ bytes }) => bytes.length === 1));
  held.hold(exchange(5), 'client-to-server', new Uint8Array(1), 2_000 + unclaimedLimits.holdUs);
  assert.equal(held.size, 1);
});
