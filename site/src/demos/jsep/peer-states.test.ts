import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aboutCandidate } from './jsep-session.ts';
import { drawnStates, statePaths } from './peer-states.ts';
import { diagramEdges, diagramNodes, legalIn } from './signaling-diagram.ts';

test('the usual way is drawn, and another state only where the peer is in it', () => {
  const [, ice] = statePaths;
  if (ice === undefined) return assert.fail();
  assert.deepEqual(drawnStates(ice, 'checking'), ['new', 'checking', 'connected', 'completed']);
  assert.equal(drawnStates(ice, 'failed').at(-1), 'failed');
});

test('every arrow leads between two states that are drawn, and every state says what it takes', () => {
  const states = new Set(diagramNodes.map(({ state }) => state));
  for (const { from, to } of diagramEdges) assert.ok(states.has(from) && states.has(to));
  for (const state of states) assert.match(legalIn(state), /\(/);
});

test('a candidate is told by type and address; a name of mDNS is cut short', () => {
  assert.equal(
    aboutCandidate('candidate:1 1 udp 2122194687 192.0.2.1 1000 typ host generation 0'),
    'host 192.0.2.1:1000',
  );
  assert.equal(
    aboutCandidate('candidate:1 1 udp 1 31886e09-34d0-4e5d-b2a0-d7188e7ea1d3.local 57234 typ host'),
    'host 31886e09….local:57234',
  );
});
