import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  maxCandidateCharacters,
  maxSdpCharacters,
  readSignalingMessage,
} from './read-signaling-message.ts';

const candidate = {
  candidate: 'candidate:1 1 udp 2122194687 192.0.2.1 50000 typ host generation 0 ufrag W2TG',
  sdpMid: '0',
  sdpMLineIndex: 0,
  usernameFragment: 'W2TG',
};

test('every message that a peer may send is read as it is', () => {
  for (const message of [
    { type: 'offer', sdp: 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\n' },
    { type: 'answer', sdp: 'v=0\n' },
    { type: 'pranswer', sdp: 'v=0\r\n' },
    { type: 'rollback' },
    { type: 'candidate', candidate },
    { type: 'candidate', candidate: { ...candidate, candidate: '' } },
    { type: 'candidate', candidate: { ...candidate, sdpMid: null, usernameFragment: null } },
    { type: 'candidate', candidate: null },
    { type: 'bye', reason: '' },
  ]) {
    assert.deepEqual(readSignalingMessage(JSON.stringify(message)), { ok: true, message });
  }
});

test('what is no message is refused by name, with the remedy', () => {
  const cases: readonly (readonly [unknown, RegExp])[] = [
    ['hello', /The message is "hello"\. Give an object/],
    [[], /The message is \[\]\. Give an object/],
    [null, /The message is null/],
    [{}, /`type` is missing\. Give offer, answer/],
    [{ type: 'hello', kind: 'page' }, /`type` is "hello"/],
    [{ type: 'refused' }, /`type` is "refused"/],
    [{ type: 'offer' }, /`sdp` is missing\. Give a text/],
    [{ type: 'offer', sdp: 7 }, /`sdp` is 7/],
    [{ type: 'offer', sdp: 'hello' }, /does not begin with the line v=0/],
    [{ type: 'offer', sdp: 'v=0\r\n', from: 'A' }, /has the member "from"\. Give only type, sdp/],
    [{ type: 'rollback', sdp: '' }, /has the member "sdp"/],
    [{ type: 'candidate' }, /`candidate` is missing/],
    [{ type: 'candidate', candidate: 'x' }, /`candidate` is "x"\. Give an object/],
    [{ type: 'candidate', candidate: {} }, /`candidate\.candidate` is missing/],
    [{ type: 'candidate', candidate: { ...candidate, extra: 1 } }, /has the member "extra"/],
    [{ type: 'candidate', candidate: { ...candidate, candidate: 'a=b' } }, /"candidate:"/],
    [{ type: 'candidate', candidate: { ...candidate, sdpMLineIndex: -1 } }, /sdpMLineIndex/],
    [{ type: 'candidate', candidate: { ...candidate, sdpMLineIndex: 0.5 } }, /sdpMLineIndex/],
    [{ type: 'candidate', candidate: { ...candidate, sdpMid: 'x'.repeat(65) } }, /at most 64/],
    [{ type: 'bye' }, /`reason` is missing/],
    [{ type: 'bye', reason: 'x'.repeat(201) }, /201 characters\. Give at most 200/],
  ];
  for (const [value, wording] of cases) {
    const reading = readSignalingMessage(JSON.stringify(value));
    assert.ok(!reading.ok, JSON.stringify(value));
    assert.match(reading.detail, wording);
  }
});

test('text that is not JSON is refused, whatever it is', () => {
  for (const text of ['', '{', 'v=0', '\u0000']) {
    const reading = readSignalingMessage(text);
    assert.ok(!reading.ok);
    assert.match(reading.detail, /is not JSON/);
  }
});

test('a description or a candidate that is too long is refused', () => {
  const long = [
    { type: 'offer', sdp: `v=0\r\n${'x'.repeat(maxSdpCharacters)}` },
    {
      type: 'candidate',
      candidate: { ...candidate, candidate: 'x'.repeat(maxCandidateCharacters + 1) },
    },
  ];
  for (const message of long) {
    const reading = readSignalingMessage(JSON.stringify(message));
    assert.ok(!reading.ok);
    assert.match(reading.detail, /characters\. Give at most/);
  }
});
