/** Inputs that make a frame, and inputs that say what is wrong with them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesOfDrafts, helloDraft, partsOf, type FrameDraft } from './frame-draft.ts';

const hexOf = (...drafts: FrameDraft[]): string => {
  const built = bytesOfDrafts(drafts);
  assert.ok('frames' in built, 'problem' in built ? built.problem : '');
  return built.frames.map((frame) => Buffer.from(frame).toString('hex')).join(' ');
};
const problemOf = (change: Partial<FrameDraft>): string => {
  const answer = partsOf({ ...helloDraft, ...change });
  return 'problem' in answer ? answer.problem : '';
};
const claim = (claimedLength: string): string =>
  hexOf({ ...helloDraft, masked: false, claimedLength });

test('what stands there at first is the masked "Hello" of section 5.7', () => {
  assert.equal(hexOf(helloDraft), '818537fa213d7f9f4d5158');
});

test('a Close frame carries code and reason, or neither', () => {
  const close = { ...helloDraft, opcode: 0x8, masked: false };
  assert.equal(
    hexOf(
      { ...close, payload: { kind: 'close', code: '1000', reason: 'bye' } },
      { ...close, payload: { kind: 'close', code: '', reason: '' } },
    ),
    '880503e8627965 8800',
  );
});

test('a length can be claimed in decimal or hexadecimal digits', () => {
  assert.match(claim('1,073,741,824'), /^817f0000000040000000/);
  assert.match(claim('0xffff'), /^817effff/);
});

test('what cannot be written is told with its remedy', () => {
  assert.match(problemOf({ maskingKey: '37 fa' }), /four bytes/);
  assert.equal(problemOf({ maskingKey: '37 fa', masked: false }), '');
  assert.match(problemOf({ claimedLength: '-1' }), /whole number/);
  assert.match(problemOf({ claimedLength: '0x10000000000000000' }), /2\^64/);
  assert.match(problemOf({ payload: { kind: 'hex', hex: 'abc' } }), /two hexadecimal digits/);
  assert.match(problemOf({ payload: { kind: 'close', code: '70000', reason: '' } }), /65535/);
  const built = bytesOfDrafts([helloDraft, { ...helloDraft, maskingKey: '' }]);
  assert.ok('problem' in built);
  assert.match(built.problem, /^Frame 2: /);
});
