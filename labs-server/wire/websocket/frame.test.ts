import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstFrameContext, type FrameHeader, nextFrameContext } from './frame.ts';

const first = firstFrameContext('server', false);

function header(opcode: number, fin: boolean): FrameHeader {
  const reserved = { rsv1: false, rsv2: false, rsv3: false };
  return { ...reserved, fin, opcode, maskingKey: null, payloadLength: 0n, byteLength: 2 };
}

test('RFC 6455 section 5.4: a message goes on until a data frame has FIN', () => {
  const begun = nextFrameContext(first, header(1, false));
  assert.equal(begun.withinMessage, true);
  assert.equal(nextFrameContext(begun, header(9, true)), begun);
  assert.deepEqual(nextFrameContext(begun, header(0, true)), first);
});

test('RFC 6455 section 5.5.1: after a Close frame it stays closed', () => {
  const closed = nextFrameContext(first, header(8, true));
  assert.equal(closed.afterClose, true);
  assert.equal(nextFrameContext(closed, header(1, true)).afterClose, true);
});
