import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AttemptClient, AttemptVerdict, BegunAttempt } from './attempt-client.ts';
import { runAttempt, type AttemptWorld } from './run-attempt.ts';

const attempt: BegunAttempt = {
  id: 'a1',
  session: 's1',
  exportName: 'writeStream',
  rounds: [
    { number: 1, input: ['x'], url: 'u1' },
    { number: 2, input: ['y'], url: 'u2' },
  ],
};

const right: AttemptVerdict = { verdict: 'right', feedback: [], solution: null };

function world(call: AttemptWorld['call']) {
  const sent: unknown[] = [];
  const client: AttemptClient = {
    begin: (exercise, owner) => {
      sent.push(['begin', exercise, owner]);
      return Promise.resolve(attempt);
    },
    answer: async (_id, round, answer) => void sent.push(['answer', round, answer]),
    report: async (_id, round, events) => void sent.push(['report', round, events]),
    verdict: () => Promise.resolve(right),
  };
  const timers: (() => void)[] = [];
  const made: AttemptWorld = {
    client,
    call,
    listen: () => Promise.resolve([]),
    after: (_delayMs, callback) => void timers.push(callback),
    tell: () => undefined,
  };
  return { made, sent, timers };
}

test('each round calls the function with its own input, and the report follows the answer', async () => {
  const { made, sent } = world((_name, input) => Promise.resolve(`stream ${String(input)}`));
  const { verdict, rounds } = await runAttempt(made, 'sse-by-hand', 'me');
  assert.deepEqual(sent, [
    ['begin', 'sse-by-hand', 'me'],
    ['answer', 1, 'stream x'],
    ['answer', 2, 'stream y'],
    ['report', 1, []],
    ['report', 2, []],
  ]);
  assert.equal(verdict, right);
  assert.deepEqual(
    rounds.map(({ state }) => state),
    ['right', 'right'],
  );
});

test('an error of the function is the answer, and no further round is run', async () => {
  const { made, sent } = world(() => Promise.reject(new Error('events is not iterable')));
  await runAttempt(made, 'e', 'me');
  assert.deepEqual(sent.slice(1), [
    ['answer', 1, { cause: 'threw', detail: 'events is not iterable' }],
  ]);
});

test('an answer that is no text is told apart', async () => {
  const { made, sent } = world(() => Promise.resolve(7));
  await runAttempt(made, 'e', 'me');
  const detail = 'writeStream returned a number, not a string.';
  assert.deepEqual(sent[1], ['answer', 1, { cause: 'wrong-type-of-answer', detail }]);
});

test('a function that does not return in time does not hold the check', async () => {
  const { made, sent, timers } = world(() => new Promise(() => undefined));
  const judged = runAttempt(made, 'e', 'me');
  await Promise.resolve();
  await Promise.resolve();
  timers[0]?.();
  await judged;
  assert.match(JSON.stringify(sent[1]), /timed-out/);
});
