import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scenarioOf, type ScenarioValues, valuesOf } from './scenario-values.ts';

const values: ScenarioValues = {
  'alice-nats': 2,
  'alice-mapping': 'address-dependent',
  'alice-filtering': 'endpoint-independent',
  'alice-udp-blocked': true,
  'bob-nats': 0,
  'bob-mapping': 'address-and-port-dependent',
  'bob-filtering': 'address-dependent',
  'bob-udp-blocked': false,
  'shared-nat': true,
  hairpinning: false,
  ports: 'preserved',
  'mapping-timeout-s': 30,
  turn: true,
  'stay-s': 60,
};

test('a scenario keeps every value of its query', () => {
  assert.deepEqual(valuesOf(scenarioOf(values)), values);
});

test('there are at most two NATs in a row', () => {
  assert.equal(scenarioOf({ ...values, 'alice-nats': 7 }).alice.nats, 2);
});
