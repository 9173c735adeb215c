import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cannotDraw, ffmpegFailed, missingSources } from './missing.ts';

test('what cannot be loaded is told in one line, with what to do', () => {
  for (const error of [new Error('no such module\n  at file:1'), 'no such module']) {
    const told = cannotDraw(error);
    assert.match(told, /no such module\. Run npm ci/);
    assert.ok(!told.includes('\n'));
  }
});

test('every source that is missing, and a camera that fails, says what to do', () => {
  for (const told of [missingSources.webcam, missingSources.published, missingSources.camera]) {
    assert.match(told, /Start it|Publish one|names one/);
  }
  assert.match(ffmpegFailed('No route to host'), /No route to host\. When that is mended/);
});
