/** The frames of a server, read by our own decoder and by a client. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeFrame } from '../../wire/websocket/decode-frame.ts';
import { firstFrameContext } from '../../wire/websocket/frame.ts';
import { serverFrame } from './server-frame.ts';

const context = firstFrameContext('server', false);

test('the unmasked text message of RFC 6455 section 5.7', () => {
  assert.equal(serverFrame(Buffer.from('Hello'), true).toString('hex'), '810548656c6c6f');
});

test('the payload length has the shortest of its three forms (RFC 6455 section 5.2)', () => {
  const headerBytesOf = { 0: 2, 125: 2, 126: 4, 65_535: 4, 65_536: 10 };
  for (const [length, headerBytes] of Object.entries(headerBytesOf)) {
    const payload = Buffer.alloc(Number(length), 0xa5);
    const frame = serverFrame(payload, false);
    const decoded = decodeFrame(frame, { atEnd: true }, context);
    assert.ok(decoded.status === 'complete' && decoded.fault === undefined);
    const { fin, rsv1, opcode, maskingKey, payloadLength, byteLength } = decoded.value;
    assert.deepEqual(
      { fin, rsv1, opcode, maskingKey, payloadLength, byteLength },
      {
        fin: true,
        rsv1: false,
        opcode: 2,
        maskingKey: null,
        payloadLength: BigInt(length),
        byteLength: headerBytes,
      },
    );
    assert.deepEqual(frame.subarray(headerBytes), payload);
  }
});
