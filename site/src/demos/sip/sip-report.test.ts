import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  agentWords,
  newAgent,
  nothingSeen,
  readSipReport,
  withAgent,
  withLine,
} from './sip-report.ts';

test('each user agent is told by its registration and its call', () => {
  const alice = newAgent('alice');
  assert.equal(agentWords(alice), 'alice is not registered.');
  const inCall = { ...alice, registration: 'registered', call: 'answered', peer: 'bob' } as const;
  assert.equal(
    agentWords({ ...inCall, channel: true }),
    'alice is registered and is in a call with bob: the data channel is open.',
  );
});

test('an agent is changed, or added behind the others', () => {
  const one = withAgent(nothingSeen, 'alice', { registration: 'asked' });
  const two = withAgent(withAgent(one, 'carol', {}), 'alice', { registration: 'registered' });
  assert.deepEqual(
    two.agents.map(({ user, registration }) => [user, registration]),
    [
      ['alice', 'registered'],
      ['carol', 'not registered'],
    ],
  );
});

test('what a trace keeps is read again; a foreign value is refused', () => {
  const report = withLine(withAgent(nothingSeen, 'alice', {}), { atMs: 3, text: 'connected' });
  assert.deepEqual(readSipReport(JSON.parse(JSON.stringify(report))), report);
  const foreign = { agents: [{ ...newAgent('a'), call: 'x' }], lines: [] };
  assert.throws(() => readSipReport(JSON.parse(JSON.stringify(foreign))), TypeError);
});

test('a long run keeps its newest lines', () => {
  let report = nothingSeen;
  for (let atMs = 0; atMs < 500; atMs += 1) report = withLine(report, { atMs, text: '' });
  assert.ok(report.lines.length < 200);
  assert.equal(report.lines.at(-1)?.atMs, 499);
});
