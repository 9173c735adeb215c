import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publishAddress, sourceHelp } from './source-help.ts';

const rtsp = 'rtsp://127.0.0.1:8554';

test('a stream is published on the wire of a run, where there is one', () => {
  assert.equal(publishAddress(rtsp, 'abc', 7), `${rtsp}/s/abc/7/rtsp/live`);
  assert.equal(publishAddress(rtsp, 'abc', null), `${rtsp}/live`);
});

test('the commands to publish end with the address, and use the tables that RTP can carry', () => {
  const help = sourceHelp('published', `${rtsp}/live`);
  assert.equal(help?.commands.length, 3);
  for (const command of help?.commands ?? []) {
    assert.match(
      command,
      /^(ffmpeg .*-huffman 0|gst-launch-1\.0) .*rtsp:\/\/127\.0\.0\.1:8554\/live$/,
    );
  }
});

test('without RTSP it is said how to get it', () => {
  assert.match(sourceHelp('published', null)?.about ?? '', /--rtsp-port/);
});

test('a camera is named by the operator; the others need no help', () => {
  assert.match(sourceHelp('camera', null)?.commands.join() ?? '', /--camera \/dev\/video0/);
  assert.deepEqual([sourceHelp('slideshow', null), sourceHelp('drawing', null)], [null, null]);
});
