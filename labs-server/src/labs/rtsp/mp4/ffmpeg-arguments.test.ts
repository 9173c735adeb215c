import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mp4Arguments } from './ffmpeg-arguments.ts';

const url = 'rtsp://127.0.0.1:8554/s/0/1/rtsp/thrifty';

test('the URL is the only input, and one argument; the output is the pipe', () => {
  const args = mp4Arguments(url, { tune: 'zerolatency', fragment: 'frame' });
  assert.deepEqual(
    args.filter((_, index) => args[index - 1] === '-i'),
    [url],
  );
  assert.equal(args.at(-1), 'pipe:1');
  assert.equal(args[args.indexOf('-protocol_whitelist') + 1], 'rtsp,rtp,tcp');
  assert.ok(args.every((arg) => arg !== '' && !arg.includes(' ')));
});

test('a setting changes the tune and the fragments, and nothing else', () => {
  const fast = mp4Arguments(url, { tune: 'zerolatency', fragment: 'frame' });
  const slow = mp4Arguments(url, { tune: 'none', fragment: 'keyframe' });
  assert.deepEqual(
    fast.filter((arg) => !slow.includes(arg)),
    ['ultrafast', '-tune', 'zerolatency', 'empty_moov+default_base_moof+frag_every_frame'],
  );
  assert.deepEqual(
    slow.filter((arg) => !fast.includes(arg)),
    ['veryfast', 'empty_moov+default_base_moof+frag_keyframe'],
  );
});
