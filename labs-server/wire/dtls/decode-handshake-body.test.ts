import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Field, leafFields } from '../field/field.ts';
import { decodeUnits } from '../field/unit-decoder.ts';
import { assertPrefixesIncomplete, assertSound } from '../testing/decoder-properties.ts';
import { readFixtures } from '../testing/hex-fixture.ts';
import { createRandom, fuzzSeed, mutate } from '../testing/random.ts';
import { decodeHandshakeBody } from './decode-handshake-body.ts';
import { handshakeTypes } from './handshake-type.ts';
import { dtlsRecordsDecoder } from './records-decoder.ts';

/** The fragments of the message `type` in the flight of a server, in their order, put together. */
function reassembled(type: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const { name, bytes } of readFixtures(new URL('fixtures/', import.meta.url))) {
    if (!/^openssl-(server-hello-fragment|certificate-)/.test(name)) continue;
    for (const { result } of decodeUnits(bytes, { atEnd: true }, dtlsRecordsDecoder())) {
      if (result.status !== 'complete') continue;
      for (const message of result.value.messages) {
        if (message.type !== type) continue;
        const { start, end } = message.fragment;
        parts[message.fragmentOffset] = bytes.subarray(start, end);
      }
    }
  }
  return Uint8Array.from(parts.flatMap((part) => Array.from(part)));
}

const certificate = reassembled(handshakeTypes.certificate);
const body = { type: handshakeTypes.certificate, length: 0x319 };

const names = (fields: readonly Field[]) => leafFields(fields).map(({ name }) => name);

test('a certificate in three fragments is whole again', () => {
  assert.equal(certificate.length, body.length);
  const result = decodeHandshakeBody(certificate, { atEnd: true }, body);
  assert.ok(result.status === 'complete' && result.fault === undefined);
  const expected = ['certificate_list length', 'ASN.1Cert length', 'ASN.1Cert'];
  assert.deepEqual(names(result.fields), expected);
});

test('while a fragment is missing the message is incomplete', () => {
  assertPrefixesIncomplete(
    (bytes, options) => decodeHandshakeBody(bytes, options, body),
    certificate,
  );
  const result = decodeHandshakeBody(certificate.subarray(0, 100), { atEnd: true }, body);
  assert.equal(result.status === 'malformed' && result.error.code, 'dtls-message-truncated');
});

test(`whatever a message of any type holds, it is read soundly (FUZZ_SEED=${fuzzSeed()})`, () => {
  const random = createRandom(fuzzSeed());
  for (const type of [...Object.values(handshakeTypes), 99]) {
    for (let round = 0; round < 200; round += 1) {
      const bytes = round % 2 === 0 ? random.bytes(random.below(80)) : mutate(random, certificate);
      const length = random.below(bytes.length + 2);
      for (const atEnd of [true, false]) {
        assertSound(
          (input, options) => decodeHandshakeBody(input, options, { type, length }),
          bytes,
          atEnd,
        );
      }
    }
  }
});
