import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { assertLinear, testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { decodeFrame } from './decode-frame.ts';
import { firstFrameContext, type FrameContext } from './frame.ts';
import { frameDecoder } from './frame-decoder.ts';

const fixtures = new URL('fixtures/', import.meta.url);
const unknown = firstFrameContext(null, false);

testGoldens(fixtures, frameDecoder());
testGoldens(
  new URL('permessage-deflate/', fixtures),
  frameDecoder(firstFrameContext('client', true)),
);
testFuzz(fixtures, frameDecoder());
testFuzz(fixtures, frameDecoder(firstFrameContext('client', true)));

const decode = (hex: string, context = unknown, atEnd = false) =>
  decodeFrame(Uint8Array.from(Buffer.from(hex, 'hex')), { atEnd, byteOffset: 100 }, context);

/** The code and status of the rule that a frame breaks, or how else the decoding ended. */
function outcomeOf(hex: string, changes: Partial<FrameContext> = {}): string {
  const result = decode(hex, { ...unknown, ...changes });
  if (result.status !== 'complete') return result.status;
  return result.fault ? `${result.fault.code} ${result.fault.protocolStatus}` : 'kept';
}

/** At least so many bytes are needed, or how else the decoding ended. */
const waits = (hex: string) => {
  const result = decode(hex);
  return result.status === 'incomplete' ? result.leastByteLength : result.status;
};

/** A frame whose length is written in 8 bytes. */
const long = (length: number) =>
  `827f${length.toString(16).padStart(16, '0')}${'00'.repeat(length)}`;

test('the payload data are told by their range in the layer', () => {
  const result = decode('818537fa213d7f9f4d515899');
  if (result.status !== 'complete') return assert.fail();
  assert.equal(result.byteLength, 11);
  assert.deepEqual(result.value.payload, { start: 106, end: 111 });
  assert.equal(result.value.maskingKey, 0x37fa213d);
});

test('an incomplete frame knows how many bytes it waits for', () => {
  assert.deepEqual(['', '81', '8105', '81fe', '81fe01', '817f'].map(waits), [2, 2, 7, 8, 8, 10]);
  assert.equal(waits('81fe010001020304'), 8 + 256);
});

test('a huge length is a claim: it is kept exactly and nothing is allocated', () => {
  const result = decode('827f7fffffffffffffff00');
  if (result.status !== 'incomplete') return assert.fail();
  const length = result.fields.find(({ name }) => name === 'Extended payload length');
  assert.equal(length?.value, 0x7fffffffffffffffn);
  assert.equal(result.leastByteLength, Number.MAX_SAFE_INTEGER);
});

test('RFC 6455 section 5.1: a client masks every frame, a server none', () => {
  assert.equal(outcomeOf('8100', { sender: 'client' }), 'client-frame-not-masked 1002');
  assert.equal(outcomeOf('818000000000', { sender: 'server' }), 'server-frame-masked 1002');
  assert.equal(outcomeOf('818000000000', { sender: 'client' }), 'kept');
  assert.equal(outcomeOf('8100', { sender: 'server' }), 'kept');
});

test('RFC 6455 section 5.2: reserved bits and opcodes', () => {
  for (const hex of ['c100', 'a100', '9100']) {
    assert.equal(outcomeOf(hex), 'reserved-bit-without-extension 1002');
  }
  for (const opcode of [3, 4, 5, 6, 7, 11, 12, 13, 14, 15]) {
    assert.equal(outcomeOf(`8${opcode.toString(16)}00`), 'opcode-reserved 1002');
  }
});

test('RFC 7692 section 6.1: RSV1 says that a message is compressed, on its first frame only', () => {
  const permessageDeflate = true;
  assert.equal(outcomeOf('c100', { permessageDeflate }), 'kept');
  assert.equal(outcomeOf('4200', { permessageDeflate }), 'kept');
  assert.equal(outcomeOf('c900', { permessageDeflate }), 'rsv1-not-on-first-frame 1002');
  const within = { permessageDeflate, withinMessage: true };
  assert.equal(outcomeOf('c000', within), 'rsv1-not-on-first-frame 1002');
  assert.equal(outcomeOf('e100', { permessageDeflate }), 'reserved-bit-without-extension 1002');
});

test('RFC 6455 section 5.2: the length is written in the fewest bytes, its first bit is 0', () => {
  assert.equal(outcomeOf('827e007d'.padEnd(8 + 250, '0')), 'payload-length-not-minimal 1002');
  assert.equal(outcomeOf('827e007e'.padEnd(8 + 252, '0')), 'kept');
  assert.equal(outcomeOf(long(65_535)), 'payload-length-not-minimal 1002');
  assert.equal(outcomeOf(long(65_536)), 'kept');
  const result = decode('827f8000000000000000', unknown, true);
  assert.equal(result.status === 'malformed' && result.error.code, 'payload-length-too-large');
});

test('RFC 6455 section 5.4: fragments follow each other, control frames may lie between them', () => {
  assert.equal(outcomeOf('8000'), 'continuation-without-start 1002');
  assert.equal(outcomeOf('8100', { withinMessage: true }), 'message-within-message 1002');
  assert.equal(outcomeOf('8000', { withinMessage: true }), 'kept');
  assert.equal(outcomeOf('8900', { withinMessage: true }), 'kept');
});

test('RFC 6455 section 5.5: control frames are short and whole', () => {
  assert.equal(outcomeOf('0900'), 'control-frame-fragmented 1002');
  assert.equal(outcomeOf(`897d${'00'.repeat(125)}`), 'kept');
  assert.equal(outcomeOf(`897e007e${'00'.repeat(126)}`), 'control-frame-too-long 1002');
});

test('RFC 6455 section 5.5.1: no data follow a Close frame; section 1.4: nobody answers to them', () => {
  assert.equal(outcomeOf('8100', { afterClose: true }), 'data-frame-after-close undefined');
  assert.equal(outcomeOf('8a00', { afterClose: true }), 'kept');
});

test('RFC 6455 section 7.1.5: a connection that closes within a frame is closed abnormally', () => {
  for (const hex of ['81', '8105', '81054865', '81fe01']) {
    const result = decode(hex, unknown, true);
    assert.equal(result.status === 'malformed' && result.error.code, 'frame-truncated');
    assert.equal(result.status === 'malformed' && result.error.protocolStatus, 1006);
  }
  const none = decode('', unknown, true);
  assert.equal(none.status === 'malformed' && none.error.code, 'close-frame-missing');
});

test('time is linear in the number of frames', () => {
  assertLinear((size) => ascii('\x81\x01a'.repeat(size)), frameDecoder());
  assertLinear((size) => ascii('\x01\x00\x89\x00\x80\x00'.repeat(size)), frameDecoder());
});
