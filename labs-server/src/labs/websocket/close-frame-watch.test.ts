import assert from 'node:assert/strict';
import { test } from 'node:test';
import { watchForCloseFrame } from './close-frame-watch.ts';
import { bytesOf } from './testing/websocket-server.ts';

/** A text frame, a binary one of 200 bytes that all look like the beginning of a Close frame, and a ping. */
const others = Buffer.concat([
  bytesOf('8185 37fa213d 7f9f4d5158 82fe00c8 00000000'),
  Buffer.alloc(200, 0x88),
  bytesOf('8980 00000000'),
]);
const closeFrame = bytesOf('8882 00000000 03e8');

test('a Close frame is found behind other frames in one read', () => {
  const sawClose = watchForCloseFrame();
  assert.equal(sawClose(Buffer.concat([others, closeFrame])), true);
});

test('wherever the bytes are cut, payload data are no Close frame, and a Close frame is one', () => {
  for (let cut = 0; cut <= others.length; cut += 1) {
    const sawClose = watchForCloseFrame();
    assert.equal(sawClose(others.subarray(0, cut)), false, `cut at ${cut}`);
    assert.equal(sawClose(others.subarray(cut)), false, `cut at ${cut}`);
    assert.equal(sawClose(closeFrame), true, `cut at ${cut}`);
  }
});

test('byte by byte it is found with its first one', () => {
  const sawClose = watchForCloseFrame();
  const seen = [...others, ...closeFrame].map((byte) => sawClose(Uint8Array.of(byte)));
  assert.equal(seen.indexOf(true), others.length);
});

test('a claim of 2^63 - 1 bytes is waited for, not allocated', () => {
  const sawClose = watchForCloseFrame();
  assert.equal(sawClose(bytesOf('82ff 7fffffffffffffff 00000000')), false);
  assert.equal(sawClose(closeFrame), false);
});
