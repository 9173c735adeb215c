import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { GlareEnd, GlareLine } from './glare-run.ts';
import { glareWords } from './glare-words.ts';

const whole: GlareEnd = {
  isConnected: true,
  signaling: { Alice: 'stable', Bob: 'stable' },
  agreed: { Alice: 2, Bob: 2 },
  tookMs: 144.6,
};
const refused: GlareLine = {
  kind: 'refused',
  text: 'InvalidStateError: Called in wrong state: stable',
  peer: 'Bob',
  atMs: 20,
};

test('a call is told with its time', () => {
  assert.match(glareWords(whole, []), /^Connected after 145 ms, with both streams/);
});

test('a call that did not come is told with the states, and with the first refusal', () => {
  const end: GlareEnd = {
    ...whole,
    isConnected: false,
    agreed: { Alice: 1, Bob: 1 },
    tookMs: 4_000,
  };
  assert.equal(
    glareWords(end, [refused, refused]),
    'No call after 4.0 s: Alice is stable, Bob is stable, 2 calls were refused, the first with InvalidStateError.',
  );
  const waiting: GlareEnd = {
    ...end,
    signaling: { Alice: 'have-local-offer', Bob: 'have-local-offer' },
  };
  assert.match(glareWords(waiting, []), /each waits for an answer that never comes\.$/);
});

test('agreed but not connected is a matter of the network', () => {
  assert.match(glareWords({ ...whole, isConnected: false }, []), /may have no network/);
});
