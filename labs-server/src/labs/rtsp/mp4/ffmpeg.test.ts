import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFfmpeg, readEncoders } from './ffmpeg.ts';

const banner = 'ffmpeg version 5.1.9-0+deb12u1 Copyright (c) 2000-2026 the FFmpeg developers\n';

test('version and encoder are read of what it writes', () => {
  const version = '5.1.9-0+deb12u1';
  const h264 = ' V....D libx264              libx264 H.264 / AVC (codec h264)\n';
  assert.deepEqual(readEncoders(h264, banner), { state: 'ready', version });
  // libx264rgb is another encoder, which browsers do not decode.
  const others = ' V....D libx264rgb           H.264 in RGB\n V....D mpeg4\n';
  assert.deepEqual(readEncoders(others, banner), {
    state: 'without-h264',
    version,
  });
  assert.deepEqual(readEncoders(h264, 'another program'), { state: 'missing' });
});

test('a program that is not there is missing, and looked for again', async () => {
  const ffmpeg = createFfmpeg('wireside-there-is-no-such-program');
  assert.deepEqual(await ffmpeg.look(), { state: 'missing' });
  assert.deepEqual(await ffmpeg.look(), { state: 'missing' });
});

test('one that is there and is no ffmpeg is missing as well', async () => {
  assert.deepEqual(await createFfmpeg(process.execPath).look(), { state: 'missing' });
});
