import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressesOf, type NatScenario, type NatSide } from './nat-scenario.ts';

const documentation = /^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/;

const side = (nats: NatSide['nats']): NatSide => ({
  nats,
  mapping: 'endpoint-independent',
  filtering: 'endpoint-independent',
  udpBlocked: false,
});

const scenario = (
  alice: NatSide['nats'],
  bob: NatSide['nats'],
  sharedNat: boolean,
): NatScenario => ({
  alice: side(alice),
  bob: side(bob),
  sharedNat,
  hairpinning: true,
  ports: 'random',
  mappingTimeoutS: 300,
  turn: false,
  stayS: 0,
});

const counts = [0, 1, 2] as const;

test('every address is of a documentation range, and of one node', () => {
  for (const alice of counts) {
    for (const bob of counts) {
      for (const shared of [false, true]) {
        const addresses = Object.values(addressesOf(scenario(alice, bob, shared)));
        assert.equal(addresses.length, 3 + alice + bob + (shared ? 1 : 0));
        assert.equal(new Set(addresses).size, addresses.length);
        for (const address of addresses) assert.match(address, documentation);
      }
    }
  }
});

test('the outermost node of a side has an address on the Internet', () => {
  const { 'alice-carrier': carrier, bob } = addressesOf(scenario(2, 0, false));
  assert.equal(carrier, '203.0.113.10');
  assert.equal(bob, '203.0.113.20');
});
