import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { ByteStore } from './byte-store.ts';
import { createConversation } from './create-conversation.ts';

const multipartHead =
  'HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=b\r\n\r\n';
const scanOf = (length: number) =>
  `\xff\xd8\xff\xda\0\x08\x01\x01\0\0\x3f\0${'\r\n-\xff\0'.repeat(length)}\xff\xd9`;
const part = (data: string) => `--b\r\nContent-Type: image/jpeg\r\n\r\n${data}\r\n`;
const rtpFrame = '$\0\0\x16\x80\x1a\0\x01\0\0\0\x02\0\0\0\x0a\0\0\0\x01\x01\x4b\x08\x06ab';

const streams = {
  'parts with images': (size: number) => ascii(multipartHead + part(scanOf(4)).repeat(size)),
  'one image': (size: number) => ascii(multipartHead + part(scanOf(20 * size))),
  'header fields of a part': (size: number) =>
    ascii(`${multipartHead}--b\r\n${'A: b\r\n'.repeat(5 * size)}\r\nx`),
  'interleaved frames': (size: number) => ascii(rtpFrame.repeat(2 * size)),
  'messages of RTSP': (size: number) => ascii('RTSP/1.0 200 OK\r\nCSeq: 1\r\n\r\n'.repeat(size)),
} as const;

for (const [name, bytesOf] of Object.entries(streams)) {
  for (const pieceBytes of [1, 1000]) {
    test(`${name}, ${pieceBytes} bytes at a time, are read in linear time`, (t) => {
      const slice = t.mock.method(ByteStore.prototype, 'slice');
      const protocol = /interleaved|RTSP/.test(name) ? 'rtsp' : 'http';
      const bytesLookedAt = (size: number) => {
        slice.mock.resetCalls();
        const conversation = createConversation({ protocol });
        const bytes = bytesOf(size);
        for (let start = 0; start < bytes.length; start += pieceBytes) {
          const piece = bytes.subarray(start, start + pieceBytes);
          conversation.append('server-to-client', piece);
        }
        return slice.mock.calls.reduce((sum, call) => sum + (call.result?.length ?? 0), 0);
      };
      const ratio = bytesLookedAt(200) / bytesLookedAt(100);
      assert.ok(ratio < 2.3, `twice the stream took ${ratio.toFixed(2)} times`);
    });
  }
}
