import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeUnits } from '../field/unit-decoder.ts';
import { ascii } from '../testing/ascii.ts';
import { assertPrefixesIncomplete, assertSound } from '../testing/decoder-properties.ts';
import { assertLinear, testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { createRandom, fuzzSeed } from '../testing/random.ts';
import { decodeEngineIoPacket, type PacketFraming } from './decode-packet.ts';
import { engineIoPayloadDecoder } from './payload-decoder.ts';

const fixtures = new URL('fixtures/', import.meta.url);

testGoldens(fixtures, engineIoPayloadDecoder);
testFuzz(fixtures, engineIoPayloadDecoder);

/** The error's code, or the packet's type. */
function outcomeOf(text: string, framing: PacketFraming): string {
  const result = decodeEngineIoPacket(ascii(text), { atEnd: true }, framing);
  if (result.status === 'malformed') return result.error.code;
  return result.status === 'complete' ? result.value.type : result.status;
}

test('a packet that a separator ends is incomplete until the separator is there', () => {
  for (const text of ['4hello\x1e', '2\x1e', 'bAQIDBA==\x1e', '4\x1e']) {
    assertPrefixesIncomplete(decodeEngineIoPacket, ascii(text));
  }
});

test('a payload is read packet by packet, each with its separator', () => {
  const units = decodeUnits(
    ascii('4hello\x1e2\x1e4world'),
    { atEnd: true },
    engineIoPayloadDecoder,
  );
  const read = units.map(({ start, result }) =>
    result.status === 'complete' ? [start, result.value.type, result.value.data] : result.status,
  );
  assert.deepEqual(read, [
    [0, 'message', { start: 1, end: 6 }],
    [7, 'ping', { start: 8, end: 8 }],
    [9, 'message', { start: 10, end: 15 }],
  ]);
});

test('a separator with nothing behind it asks for a packet that is not there', () => {
  const [, last] = decodeUnits(ascii('4hello\x1e'), { atEnd: true }, engineIoPayloadDecoder);
  assert.equal(last?.result.status, 'malformed');
  assert.equal(outcomeOf('', 'payload'), 'packet-type-missing');
});

test('in a message of text neither the separator nor the binary prefix means anything', () => {
  assert.equal(outcomeOf('4a\x1e2', 'text-message'), 'message');
  assert.equal(outcomeOf('bAQID', 'text-message'), 'packet-type-unknown');
  const result = decodeEngineIoPacket(ascii('4a\x1e2'), { atEnd: true }, 'text-message');
  assert.equal(result.status === 'complete' && result.byteLength, 4);
});

test('a message of bytes is a packet of type message, whatever its first byte says', () => {
  const result = decodeEngineIoPacket(ascii('2probe'), { atEnd: true }, 'binary-message');
  assert.equal(result.status, 'complete');
  if (result.status !== 'complete') return;
  assert.deepEqual(result.value, {
    type: 'message',
    encoding: 'binary',
    data: { start: 0, end: 6 },
    separated: false,
  });
  assert.equal(outcomeOf('', 'binary-message'), 'message');
});

test('a message of a WebSocket is sound whatever its bytes are', () => {
  const random = createRandom(fuzzSeed());
  for (let round = 0; round < 300; round += 1) {
    const bytes = random.bytes(random.below(40));
    for (const framing of ['text-message', 'binary-message'] as const) {
      assertSound((input, options) => decodeEngineIoPacket(input, options, framing), bytes, true);
    }
  }
});

test('handshake data that are no object are refused', () => {
  for (const text of ['0', '0[]', '0"sid"', '0null', '0{"sid":']) {
    assert.equal(outcomeOf(text, 'payload'), 'handshake-not-an-object', text);
  }
});

test('work is linear in the payload', () => {
  assertLinear((size) => ascii(`4${'x'.repeat(size)}`), engineIoPayloadDecoder);
  assertLinear((size) => ascii(`${'2\x1e'.repeat(size)}2`), engineIoPayloadDecoder);
  assertLinear((size) => ascii(`b${'AAAA'.repeat(size)}`), engineIoPayloadDecoder);
  assertLinear((size) => ascii(`0{"a":"${'b'.repeat(size)}"}`), engineIoPayloadDecoder);
});
