import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CandidateType, NatOutcome } from './nat-event.ts';
import { connectedBy, matrixPlaces, textbookConnects } from './nat-matrix.ts';

const here = { address: '192.0.2.10', port: 50_000 };

function outcome(
  alice: readonly [CandidateType, CandidateType],
  bob: readonly [CandidateType, CandidateType],
): Pick<NatOutcome, 'connected' | 'pairs'> {
  const pair = ([localType, remoteType]: typeof alice) => ({
    local: here,
    localType,
    remote: here,
    remoteType,
  });
  return { connected: true, pairs: { alice: pair(alice), bob: pair(bob) } };
}

test('the matrix has every pair of types once, without TURN and with it', () => {
  const keys = matrixPlaces.map(({ alice, bob, turn }) => `${alice} ${bob} ${turn}`);
  assert.equal(keys.length, 32);
  assert.equal(new Set(keys).size, 32);
});

test('a connection is named by the most that it needed', () => {
  assert.equal(connectedBy(outcome(['host', 'host'], ['host', 'host'])), 'host');
  assert.equal(connectedBy(outcome(['host', 'srflx'], ['host', 'srflx'])), 'srflx');
  assert.equal(connectedBy(outcome(['host', 'srflx'], ['host', 'prflx'])), 'prflx');
  assert.equal(connectedBy(outcome(['relay', 'srflx'], ['host', 'prflx'])), 'relay');
  const failed = { connected: false, pairs: { alice: null, bob: null } };
  assert.equal(connectedBy(failed), null);
});

test('the textbook table fails exactly two of the ten pairs of types', () => {
  const failing = matrixPlaces
    .filter(({ turn }) => !turn)
    .filter((place) => !textbookConnects(place))
    .map(({ alice, bob }) => [alice, bob].toSorted().join(' x '));
  assert.deepEqual(
    [...new Set(failing)],
    ['port-restricted-cone x symmetric', 'symmetric x symmetric'],
  );
});
