import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leafFields } from '../field/field.ts';
import { decodeJpegSegment } from './decode-segment.ts';

/** Names and values of the fields of an application segment, after its length. */
function fieldsOf(hex: string): readonly (readonly [string, unknown])[] {
  const content = Buffer.from(hex.replaceAll(' ', ''), 'hex');
  const marker = Buffer.from([0xff, 0xe0, 0, content.length + 2]);
  const bytes = Uint8Array.from([...marker, ...content]);
  const { fields } = decodeJpegSegment(bytes, { atEnd: true }, 'segment');
  return leafFields(fields)
    .slice(2)
    .map(({ name, value }) => [name, value]);
}

const identifier = '4a46494600';

test('JFIF 1.02: version, densities and size of the preview follow the identifier', () => {
  assert.deepEqual(fieldsOf(`${identifier} 0102 01 0048 0048 0000`), [
    ['Ap, identifier', 'JFIF'],
    ['version, major', 1],
    ['version, minor', 2],
    ['units', 1],
    ['Xdensity', 72],
    ['Ydensity', 72],
    ['Xthumbnail', 0],
    ['Ythumbnail', 0],
  ]);
});

test('JFIF 1.02: a preview has three bytes for each pixel', () => {
  const names = fieldsOf(`${identifier} 0102 00 0001 0001 0201 aabbccddeeff`).map(([name]) => name);
  assert.equal(names.at(-1), '(RGB)n');
});

test('a segment of another length, or of another application, keeps its bytes as they are', () => {
  for (const hex of [
    `${identifier} 0102 00 0001 0001 0201 aabbcc`,
    `${identifier} 0102 00 0001`,
    '4a46585800 0102 00 0001 0001 0000',
  ]) {
    assert.equal(fieldsOf(hex).at(-1)?.[0], 'Ap', hex);
  }
});
