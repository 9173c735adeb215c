/** The drawing of a frame keeps to the bits of its fields, however long a row is. */
import { decodeFrame } from '@wireside/labs-server/wire/websocket/decode-frame.ts';
import { firstFrameContext } from '@wireside/labs-server/wire/websocket/frame.ts';
import { leafFields } from '@wireside/labs-server/wire/field/field.ts';
import { parseHex } from '@wireside/labs-server/wire/field/parse-hex.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeFrame, textFrame } from './encode-frame.ts';
import { frameRows, type DrawnFrame } from './frame-rows.ts';

function drawn(hex: string): DrawnFrame {
  const bytes = parseHex(hex);
  assert.ok(bytes);
  const options = { atEnd: false, byteOffset: 142 };
  const { fields } = decodeFrame(bytes, options, firstFrameContext('client', false));
  return { bytes, leaves: leafFields(fields) };
}

const hello = drawn('818537fa213d7f9f4d5158');
const boxesOf = (frame: DrawnFrame, bitsPerRow: number) =>
  frameRows(frame, bitsPerRow, 99).map(({ boxes }) =>
    boxes.map(
      ({ column, bitLength, digits, label }) => `${column}+${bitLength} ${digits} ${label}`,
    ),
  );

test('the masked "Hello" of section 5.7 in rows of 32 bits', () => {
  assert.deepEqual(boxesOf(hello, 32), [
    [
      '0+1 1 FIN',
      '1+1 0 RSV1',
      '2+1 0 RSV2',
      '3+1 0 RSV3',
      '4+4 0001 opcode: text',
      '8+1 1 MASK',
      '9+7 0000101 length 5',
      '16+16 37 fa masking key',
    ],
    ['0+16 21 3d masking key', '16+16 7f 9f payload'],
    ['0+24 4d 51 58 payload'],
  ]);
});

test('rows of 16 and of 8 bits hold the same bits', () => {
  for (const bitsPerRow of [16, 8]) {
    const rows = frameRows(hello, bitsPerRow, 99);
    for (const { startBit, boxes } of rows) {
      let column = 0;
      for (const box of boxes) {
        assert.equal(box.column, column);
        column += box.bitLength;
      }
      assert.equal(column, Math.min(bitsPerRow, 88 - startBit));
    }
    assert.equal(rows.flatMap(({ boxes }) => boxes).filter(({ begins }) => begins).length, 9);
  }
});

test('a long payload is cut where it is told to', () => {
  const bytes = encodeFrame(textFrame('a'.repeat(300), null));
  const rows = frameRows(drawn(Buffer.from(bytes).toString('hex')), 32, 12);
  assert.equal(rows.length, 3);
  assert.equal(rows[0]?.boxes.at(-1)?.label, 'extended length 300');
});

test('bytes of a header that is not whole belong to no field', () => {
  assert.deepEqual(boxesOf(drawn('827f00'), 32), [['0+24 82 7f 00 not whole']]);
});

test('a claim of 1 GiB is drawn with what is there', () => {
  const claim = boxesOf(drawn('82ff000000004000000001020304'), 64);
  assert.ok(claim[0]?.includes('16+48 00 00 00 00 40 00 extended length 1073741824'));
  assert.deepEqual(claim[1], [
    '0+16 00 00 extended length 1073741824',
    '16+32 01 02 03 04 masking key',
  ]);
});
