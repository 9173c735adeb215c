import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFrameAnswer } from './frame-answer.ts';

test('the answer of the frame is read', () => {
  const error = { name: 'TypeError', message: 'undefined' };
  const place = { isSecureContext: false, hasMediaDevices: false };
  assert.deepEqual(readFrameAnswer({ place, error }), { place, error });
  assert.deepEqual(readFrameAnswer({ place: { isSecureContext: true }, error: null }), {
    place: { isSecureContext: true, hasMediaDevices: false },
    error: null,
  });
});

test('another message is no answer', () => {
  for (const data of ['hello', null, {}, { place: 1, error: 2 }, { place: {} }]) {
    assert.equal(readFrameAnswer(data), null);
  }
});
