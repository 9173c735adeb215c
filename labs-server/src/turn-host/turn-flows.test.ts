import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import type { Tap } from '../tap/tap.ts';
import type { RunOwner } from '../tap/witnesses.ts';
import { FiveTuple } from '../turn-server/five-tuple.ts';
import { TurnFlows } from './turn-flows.ts';

const owner = { session: { ended: null }, run: 1 } as unknown as RunOwner;

function createFlows() {
  return new TurnFlows({
    clock: createFakeClock(),
    // A session that may have no more connections.
    tap: { openFlow: () => null } as unknown as Tap,
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
