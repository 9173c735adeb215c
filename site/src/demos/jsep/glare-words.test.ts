import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSettled, type GlareEnd, type GlareLine } from './glare-run.ts';
import { glareWords } from './glare-words.ts';

const agreed: GlareEnd = {
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
const waiting: GlareEnd = {
  ...agreed,
  signaling: { Alice: 'have-local-offer', Bob: 'have-local-offer' },
  agreed: { Alice: 0, Bob: 0 },
};

test('it is settled when both are stable and have both streams, no more and no less', () => {
  assert.equal(isSettled(agreed), true);
  assert.equal(isSettled(waiting), false);
  assert.equal(isSettled({ ...agreed, agreed: { Alice: 2, Bob: 3 } }), false);
});

test('an agreement is told with its time, and one with refusals as luck', () => {
  assert.match(glareWords(agreed, []), /^Agreed after 145 ms, on both streams/);
  assert.equal(
    glareWords(agreed, [refused, refused]),
    'Agreed after 145 ms, but by luck: 2 calls were refused, the first with InvalidStateError.',
  );
});

test('without an agreement the states are told, and the first refusal where there is one', () => {
  assert.match(
    glareWords(waiting, []),
    /Alice is have-local-offer, Bob is have-local-offer\. Nobody was refused anything/,
  );
  assert.match(
    glareWords({ ...agreed, agreed: { Alice: 1, Bob: 1 } }, [refused]),
    /^No agreement after 145 ms: Alice is stable, Bob is stable, and 1 call was refused/,
  );
});
