import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf } from './session-address.ts';

const session = {
  id: 'ab12',
  labs: ['http://127.0.0.1:4601', 'http://127.0.0.1:4602'],
  channel: 'ws://127.0.0.1:4600/api/channel',
  runner: 'http://127.0.0.1:4603',
  rtsp: 'rtsp://127.0.0.1:9554',
} as const;

test('the addresses name the session and the run', () => {
  assert.deepEqual(addressOf(session, 7), {
    http: 'http://127.0.0.1:4601/s/ab12/7',
    rtsp: 'rtsp://127.0.0.1:9554/s/ab12/7/rtsp',
    isReal: true,
  });
});

test('without a lab server there is the general form, with the default ports', () => {
  const { http, rtsp, isReal } = addressOf(null, 7);
  assert.equal(http, 'http://127.0.0.1:4601/s/<session>/<run>');
  assert.equal(rtsp, 'rtsp://127.0.0.1:8554/s/<session>/<run>/rtsp');
  assert.equal(isReal, false);
});

test('a lab server whose RTSP port was taken has no such address', () => {
  assert.equal(addressOf({ ...session, rtsp: null }, 1).rtsp, null);
});
