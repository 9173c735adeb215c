import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldOf, RtspStream } from './rtsp-stream.ts';

const bytes = Uint8Array.from(
  Buffer.concat([
    Buffer.from('RTSP/1.0 200 OK\r\nCSeq: 2\r\nContent-Length: 3\r\n\r\nv=0'),
    Buffer.from([0x24, 1, 0, 2, 0x0d, 0x0a]),
    Buffer.from('RTSP/1.0 200 OK\r\nCSeq: 3\r\n\r\n'),
  ]),
);

test('messages with bodies and interleaved data come out whole, wherever the stream is cut', () => {
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const seen: string[] = [];
    const stream = new RtspStream({
      onMessage: (text) => void seen.push(text.slice(-3)),
      onInterleaved: (channel, data) => void seen.push(`${channel}:${data.length}`),
    });
    stream.take(bytes.slice(0, cut));
    stream.take(bytes.slice(cut));
    assert.deepEqual(seen, ['v=0', '1:2', '\n\r\n'], `cut at ${cut}`);
  }
});

test('a field is found by its name in any case, and not in the body', () => {
  assert.equal(fieldOf('OPTIONS rtsp://a RTSP/1.0\r\ncseq:  7 \r\n\r\n', 'CSeq'), '7');
  assert.equal(fieldOf('RTSP/1.0 200 OK\r\n\r\nCSeq: 7', 'CSeq'), null);
});
