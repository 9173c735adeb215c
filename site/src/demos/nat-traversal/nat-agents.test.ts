import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NatEvent } from '@wireside/labs-server/wire/nat/nat-event.ts';
import { agentLines, lostAtMs } from './nat-agents.ts';

const candidate =
  'cf9b6fe88384699bd29e169c7 1 udp 2116026367 192.0.2.10 50000 typ host generation 0 ufrag 1f32';
const events: readonly NatEvent[] = [
  { kind: 'candidate', atMs: 0, agent: 'alice', candidate },
  { kind: 'candidate', atMs: 1, agent: 'bob', candidate },
  { kind: 'candidate', atMs: 2, agent: 'alice', candidate: null },
  { kind: 'state', atMs: 44, agent: 'alice', state: 'completed' },
  { kind: 'state', atMs: 172, agent: 'alice', state: 'connected' },
  { kind: 'state', atMs: 400, agent: 'alice', state: 'closed' },
];

test('an agent tells its candidates and its states, and nothing of the other', () => {
  assert.deepEqual(
    agentLines(events, 'alice').map(({ atMs, text }) => [atMs, text]),
    [
      [0, 'candidate:cf9b6fe8… 1 udp 2116026367 192.0.2.10 50000 typ host'],
      [44, 'has all its candidates, and signaling may carry them'],
      [172, 'is connected'],
    ],
  );
});

test('a connection that is lost again is told with its time', () => {
  assert.equal(lostAtMs(events), null);
  const lost: NatEvent = { kind: 'state', atMs: 30_172, agent: 'bob', state: 'failed' };
  assert.equal(lostAtMs([...events, lost]), 30_172);
});
