import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codecNames, preferring, shortName } from './codec-choice.ts';

const codecs = ['video/VP8', 'video/rtx', 'video/H264', 'video/H264', 'video/VP9'].map(
  (mimeType, index) => ({ mimeType, index }),
);

test('every codec is named once, and what only repairs is none', () => {
  assert.deepEqual(codecNames(codecs), ['video/VP8', 'video/H264', 'video/VP9']);
});

test('the preferred one comes first with all its variants, and none is left out', () => {
  const ordered = preferring(codecs, 'video/H264').map(({ index }) => index);
  assert.deepEqual(ordered, [2, 3, 0, 1, 4]);
  assert.deepEqual(preferring(codecs, 'video/AV1'), codecs);
});

test('a codec has a short name', () => {
  assert.equal(shortName('video/VP8'), 'VP8');
});
