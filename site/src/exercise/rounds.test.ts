import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BegunAttempt } from './attempt-client.ts';
import { firstRounds, judgedRounds, roundWords, withState } from './rounds.ts';

const attempt: BegunAttempt = {
  id: 'a',
  session: 's',
  exportName: 'writeStream',
  rounds: [1, 2, 3].map((number) => ({ number, input: ['x', 'y'], url: '' })),
};

const differs = {
  id: 'missing-blank-line',
  message: 'Round 2, event 3: expected …',
  at: { round: 2, eventIndex: 2 },
};

function answered() {
  return [1, 2, 3].reduce(
    (rounds, number) => withState(rounds, number, 'reads'),
    firstRounds(attempt),
  );
}

test('before the check every round waits', () => {
  assert.deepEqual(firstRounds(attempt)[0], {
    number: 1,
    state: 'waits',
    asked: 2,
    feedback: null,
  });
});

test('a round without feedback was right, one with feedback says at which event it differs', () => {
  const rounds = judgedRounds(answered(), { verdict: 'wrong', feedback: [differs] });
  assert.deepEqual(rounds.map(roundWords), [
    'Round 1: all 2 events as asked',
    'Round 2: event 3 is not as asked',
    'Round 3: all 2 events as asked',
  ]);
});

test('rounds after one that gave no answer are left out, not right', () => {
  const begun = withState(firstRounds(attempt), 1, 'runs');
  const threw = { id: 'threw', message: 'Round 1: my mistake', at: { round: 1 } };
  const rounds = judgedRounds(begun, { verdict: 'wrong', feedback: [threw] });
  assert.deepEqual(
    rounds.map(({ state }) => state),
    ['wrong', 'left-out', 'left-out'],
  );
  assert.equal(rounds[0] && roundWords(rounds[0]), 'Round 1: no stream to judge');
});

test('evidence that is not whole is never called wrong', () => {
  const gap = { id: 'evidence-gap', message: 'not whole', at: { round: 3 } };
  const rounds = judgedRounds(answered(), { verdict: 'not-judged', feedback: [gap] });
  assert.equal(rounds[2]?.state, 'not-judged');
});
