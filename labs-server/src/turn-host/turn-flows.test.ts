import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import type { Tap } from '../tap/tap.ts';
import type { RunOwner } from '../tap/witnesses.ts';
import type { Allocation } from '../turn-server/allocation.ts';
import { FiveTuple } from '../turn-server/five-tuple.ts';
import { TurnFlows } from './turn-flows.ts';

const owner = { session: { ended: null }, run: 1 } as unknown as RunOwner;

/** By default a session that may have no more connections. */
function createFlows(openFlow: () => unknown = () => null) {
  return new TurnFlows({
    clock: createFakeClock(),
    tap: { openFlow } as unknown as Tap,
    ownAddresses: () => ['192.168.1.7'],
    streamConnectionOf: () => null,
    adoptStream: () => {},
  });
}

for (const address of ['192.168.1.8', '127.0.0.1', '192.168.1.7']) {
  test(`a page that asks over a dual-stack socket claims the ports of ${address}`, () => {
    const flows = createFlows();
    const server = { address: '192.168.1.7', port: 3478 };
    const fiveTuple = new FiveTuple('udp', { address, port: 50_000 }, server);
    const client = { fiveTuple, isBehind: false, send: () => {} };
    flows.crossed('client-to-server', client, randomBytes(20));
    assert.equal(flows.unclaimed, 1);
    assert.equal(flows.claimPort(owner, `::ffff:${address}`, 50_000), 1);
    assert.equal(flows.unclaimed, 0);
  });
}

/** A client that was named, and what its flow is told. */
function createNamedClient() {
  const told: string[] = [];
  const flows = createFlows(() => ({
    tell: (direction: string) => told.push(direction),
    close: (_cause: string, reason: string) => told.push(reason),
  }));
  const at = { address: '127.0.0.1', port: 50_000 };
  const fiveTuple = new FiveTuple('udp', at, { ...at, port: 3478 });
  const client = { fiveTuple, isBehind: false, send: () => {} };
  const cross = (direction: 'client-to-server' | 'server-to-client') =>
    flows.crossed(direction, client, randomBytes(20));
  cross('client-to-server');
  flows.named(client, owner);
  const allocation = { client, relays: [] } as unknown as Allocation;
  flows.allocated(allocation, owner);
  return { flows, told, cross, allocation };
}

test('the success response that ends an allocation crosses its flow before that is closed', () => {
  const { flows, told, cross, allocation } = createNamedClient();
  flows.deallocated(allocation);
  cross('server-to-client');
  assert.deepEqual(told, ['client-to-server', 'server-to-client', 'The allocation is over.']);
  cross('client-to-server');
  assert.deepEqual([told.length, flows.unclaimed], [3, 1]);
});

test('an allocation that expires is answered by nothing, and its flow is closed all the same', () => {
  const { flows, told, allocation } = createNamedClient();
  flows.deallocated(allocation);
  flows.sweep(() => false);
  assert.deepEqual(told, ['client-to-server', 'The allocation is over.']);
});

test('a flow goes on where its client allocates again at once', () => {
  const { flows, told, cross, allocation } = createNamedClient();
  flows.deallocated(allocation);
  flows.allocated(allocation, owner);
  cross('server-to-client');
  flows.sweep(() => true);
  assert.deepEqual(told, ['client-to-server', 'server-to-client']);
});
