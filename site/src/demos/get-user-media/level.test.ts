import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelDb, levelShare, silenceDb } from './level.ts';

test('a full square wave has 0 dBFS, half its height 6 dB less', () => {
  assert.equal(Math.round(levelDb(Float32Array.of(1, -1, 1, -1))), 0);
  assert.equal(Math.round(levelDb(Float32Array.of(0.5, -0.5))), -6);
});

test('silence, and no samples at all, are the bottom of the meter', () => {
  for (const samples of [new Float32Array(64), new Float32Array()]) {
    assert.equal(levelDb(samples), silenceDb);
    assert.equal(levelShare(levelDb(samples)), 0);
  }
});

test('the meter is full at 0 dBFS and half full in the middle', () => {
  assert.equal(levelShare(0), 1);
  assert.equal(levelShare(silenceDb / 2), 0.5);
  assert.equal(levelShare(3), 1);
});
