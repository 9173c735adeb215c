import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Step } from './signaling-report.ts';
import { maxSteps, StepRecorder } from './step-recorder.ts';

const end = { type: 'candidate', candidate: null } as const;

function create() {
  let steps: readonly Step[] = [];
  let nowMs = 0;
  const recorder = new StepRecorder(
    () => (nowMs += 1),
    (next) => (steps = next),
  );
  const seen = () =>
    steps.map(({ from, text, sent, received }) => `${from} ${text} ${sent} ${received}`);
  return { recorder, seen };
}

test('a message that leaves this page and comes back into it is one step', () => {
  const { recorder, seen } = create();
  recorder.sent('A', end);
  recorder.sent('B', end);
  recorder.received('A', end);
  assert.deepEqual(seen(), ['A end of candidates true true', 'B end of candidates true false']);
  assert.equal(recorder.messages, 2);
});

test('two equal messages are two steps, and come in the order in which they left', () => {
  const { recorder, seen } = create();
  recorder.sent('A', end);
  recorder.sent('A', end);
  recorder.received('A', end);
  assert.deepEqual(seen(), ['A end of candidates true true', 'A end of candidates true false']);
});

test('what only comes is a step of its own; notices of the room are no messages', () => {
  const { recorder, seen } = create();
  recorder.received('B', { type: 'hello', kind: 'bob' });
  recorder.received('B', { type: 'answer', sdp: 'v=0\r\n' });
  assert.deepEqual(seen(), ['B hello, Bob is there false true', 'B answer false true']);
  assert.equal(recorder.messages, 1);
});

test('what is said peer to peer is matched as well, and is no message of signaling', () => {
  const { recorder, seen } = create();
  recorder.opened();
  recorder.said('A', 'Hello');
  recorder.heard('A', 'Hello');
  recorder.heard('B', 'Hello');
  assert.deepEqual(seen(), [
    'A data channel open true true',
    'A Hello true true',
    'B Hello false true',
  ]);
  assert.equal(recorder.messages, 0);
});

test('keeps the newest steps', () => {
  const { recorder, seen } = create();
  for (let said = 0; said < maxSteps + 5; said += 1) recorder.said('A', `${said}`);
  assert.equal(seen().length, maxSteps);
  assert.equal(seen()[0], 'A 5 true false');
});
