/** RFC 6455 section 5.3, column by column. */
import { parseHex } from '@wireside/labs-server/wire/field/parse-hex.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyMask } from './encode-frame.ts';
import { maskBlocks } from './mask-columns.ts';

const bytesOf = (hex: string): Uint8Array => parseHex(hex) ?? new Uint8Array(0);
const key = bytesOf('37fa213d');
const textsOf = (text: string, perBlock = 16) =>
  maskBlocks(applyMask(new TextEncoder().encode(text), key), key, perBlock, 'utf-8').map(
    ({ texts }) => texts.map((cell) => `${cell.text}${cell.octets}`).join(' '),
  );

test('the key begins anew after four bytes, and XOR gives the text of section 5.7', () => {
  const [block] = maskBlocks(bytesOf('7f9f4d5158'), key, 16, 'utf-8');
  assert.deepEqual(
    block?.columns.map((column) => column.key),
    [0x37, 0xfa, 0x21, 0x3d, 0x37],
  );
  assert.equal(
    String.fromCharCode(...(block?.columns ?? []).map((column) => column.payload)),
    'Hello',
  );
  assert.equal(block?.texts.map(({ text }) => text).join(''), 'Hello');
});

test('a character of several octets spans their columns', () => {
  assert.deepEqual(textsOf('aře🙂'), ['a1 ř2 e1 🙂4']);
});

test('a block ends within a character: both halves say it', () => {
  assert.deepEqual(textsOf('řeř', 4), ['ř2 e1 ř1', 'ř1']);
});

test('what is no UTF-8 is told octet by octet, and control characters by their pictures', () => {
  const [block] = maskBlocks(bytesOf('c328610a20'), null, 16, 'utf-8');
  assert.deepEqual(
    block?.texts.map(({ text }) => text),
    ['\ufffd', '(', 'a', '\u240a', '\u2423'],
  );
});

test('a Close frame begins with its status code; no payload makes no block', () => {
  const [block] = maskBlocks(bytesOf('03e8627965'), null, 16, 'close');
  assert.deepEqual(block?.texts[0], { text: '1000', octets: 2 });
  assert.equal(block?.columns[0]?.key, null);
  assert.deepEqual(maskBlocks(new Uint8Array(0), key, 16, 'utf-8'), []);
});

test('bytes of which the meaning is not known have no text', () => {
  const [block] = maskBlocks(bytesOf('0102'), key, 16, 'none');
  assert.deepEqual(block?.texts, []);
});
