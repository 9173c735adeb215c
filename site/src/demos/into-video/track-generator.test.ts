import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateTrack, noTrackGenerator } from './track-generator.ts';

test('a browser without it says what it lacks, and who has it', () => {
  assert.throws(() => generateTrack({}), new Error(noTrackGenerator));
  assert.match(noTrackGenerator, /VideoTrackGenerator is for workers/);
});
