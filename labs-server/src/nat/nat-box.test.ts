import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NatBox, type NatBehavior } from './nat-box.ts';

const alice = { address: '192.0.2.10', port: 50_000 };
const server = { address: '203.0.113.1', port: 3478 };
const bob = { address: '203.0.113.20', port: 60_000 };

function createBox(behavior: Partial<NatBehavior> = {}) {
  let nowMs = 0;
  let mappings = 0;
  const expired: number[] = [];
  const box = new NatBox({
    behavior: {
      mapping: 'endpoint-independent',
      filtering: 'address-and-port-dependent',
      ports: 'random',
      hairpinning: true,
      mappingTimeoutMs: 120_000,
      ...behavior,
    },
    externalAddress: '203.0.113.10',
    nowMs: () => nowMs,
    random: () => 0.5,
    nextMapping: () => (mappings += 1),
    onExpired: (mapping) => expired.push(mapping),
  });
  return { box, expired, wait: (ms: number) => (nowMs += ms) };
}

test('what leaves gets an external address and port, and the answer finds back', () => {
  const { box } = createBox();
  const out = box.outbound(alice, server);
  assert.deepEqual(out, { to: { address: '203.0.113.10', port: 57_344 }, mapping: 1, isNew: true });
  assert.deepEqual(box.inbound(server, out.to), { to: alice, mapping: 1, isNew: false });
});

test('a hole is punched by sending: before, the packet is filtered, afterwards it gets in', () => {
  const { box } = createBox();
  const { to } = box.outbound(alice, server);
  assert.deepEqual(box.inbound(bob, to), { rule: 'filtered' });
  assert.equal(box.outbound(alice, bob).isNew, false);
  assert.deepEqual(box.inbound(bob, to), { to: alice, mapping: 1, isNew: false });
});

test('with a mapping for each destination the hole is at another port than the one that was told', () => {
  const { box } = createBox({ mapping: 'address-and-port-dependent' });
  const told = box.outbound(alice, server);
  const used = box.outbound(alice, bob);
  assert.notEqual(told.to.port, used.to.port);
  assert.deepEqual(box.inbound(bob, told.to), { rule: 'filtered' });
  assert.deepEqual(box.inbound(bob, used.to), { to: alice, mapping: 2, isNew: false });
});

test('nothing gets in at a port that no mapping has', () => {
  const { box } = createBox({ filtering: 'endpoint-independent' });
  assert.deepEqual(box.inbound(bob, { address: '203.0.113.10', port: 49_200 }), {
    rule: 'no-mapping',
  });
});

test('REQ-5: a mapping lives for the timeout after the last packet that left, and not longer', () => {
  const { box, expired, wait } = createBox();
  const { to } = box.outbound(alice, server);
  wait(119_999);
  assert.ok('to' in box.inbound(server, to));
  // A packet that comes does not refresh it: that is only a MAY.
  wait(1);
  assert.deepEqual(box.inbound(server, to), { rule: 'no-mapping' });
  assert.deepEqual(expired, [1]);
});

test('REQ-6: a packet that leaves refreshes the mapping', () => {
  const { box, expired, wait } = createBox();
  const { to } = box.outbound(alice, server);
  wait(100_000);
  box.outbound(alice, server);
  wait(100_000);
  assert.ok('to' in box.inbound(server, to));
  assert.deepEqual(expired, []);
});

test('mappings are bounded: the one that was silent longest makes room', () => {
  const { box, expired, wait } = createBox();
  for (let port = 1; port <= 1_001; port += 1) {
    box.outbound({ ...alice, port }, server);
    wait(1);
  }
  assert.deepEqual(expired, [1]);
});
