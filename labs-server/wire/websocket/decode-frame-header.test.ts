/** The header of a frame is whole before its payload data are there (RFC 6455 section 5.2). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertPrefixesIncomplete, assertTiles } from '../testing/decoder-properties.ts';
import { decodeFrameHeader } from './decode-frame-header.ts';
import { firstFrameContext } from './frame.ts';

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));
const decode = (bytes: Uint8Array, atEnd = false) =>
  decodeFrameHeader(bytes, { atEnd, byteOffset: 0 }, firstFrameContext(null, false));

/** The headers of RFC 6455 section 5.7: unmasked, masked, with a length of 16 and of 64 bits. */
const headers = ['8105', '818537fa213d', '827e0100', '827f0000000000010000'];

for (const hex of headers) {
  test(`${hex} is a whole header, and each of its beginnings waits for more`, () => {
    const header = bytesOf(hex);
    const result = decode(header);
    assert.equal(result.status, 'complete');
    assertTiles(result.fields, 0, header.length);
    assertPrefixesIncomplete((bytes, { atEnd }) => decode(bytes, atEnd), header);
  });
}

test('a length beyond 2^53 is exact', () => {
  const result = decode(bytesOf('827f0020000000000001'));
  assert.equal(result.status, 'complete');
  assert.equal(result.status === 'complete' && result.value.payloadLength, 2n ** 53n + 1n);
  assert.equal(result.fields.at(-1)?.value, 2n ** 53n + 1n);
});

test('a header that the end of the connection cuts is malformed', () => {
  assert.equal(decode(bytesOf('827f0000'), true).status, 'malformed');
});
