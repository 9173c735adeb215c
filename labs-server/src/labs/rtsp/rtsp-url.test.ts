import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contentBase, readRtspUrl } from './rtsp-url.ts';

for (const [uri, expected] of [
  ['rtsp://127.0.0.1:8554/camera', { path: '/camera', control: null }],
  ['rtsp://127.0.0.1:8554/camera/', { path: '/camera', control: null }],
  ['rtsp://127.0.0.1:8554/camera/trackID=0', { path: '/camera', control: 'trackID=0' }],
  ['rtsp://[::1]:8554/live/streamid=0', { path: '/live', control: 'streamid=0' }],
  ['rtsp://h/s/a/1/rtsp/live/stream=0', { path: '/s/a/1/rtsp/live', control: 'stream=0' }],
  ['rtsp://h', { path: '/', control: null }],
  ['http://h/camera', null],
  ['*', null],
  ['/camera', null],
] as const) {
  test(`${uri} is read`, () => assert.deepEqual(readRtspUrl(uri), expected));
}

test('control parts are read against a base that ends with a slash', () => {
  assert.equal(contentBase('rtsp://h/camera'), 'rtsp://h/camera/');
  assert.equal(contentBase('rtsp://h/camera/'), 'rtsp://h/camera/');
});
