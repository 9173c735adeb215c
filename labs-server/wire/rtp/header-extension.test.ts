import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FieldReader } from '../field/field-reader.ts';
import { renderFields } from '../field/render-fields.ts';
import { readHeaderExtension } from './header-extension.ts';

function read(hex: string) {
  const reader = new FieldReader(Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex')));
  const { truncated, fault } = readHeaderExtension(reader);
  return { truncated, rule: fault, text: renderFields(reader.fields, reader.bytes) };
}

test('RFC 8285 section 4.2: elements with a header of one byte, padding between them', () => {
  const { rule, text } = read('bede0003 10aa 21bbbb 00 00 33cccccccc');
  assert.equal(rule, null);
  assert.match(text, /extension element 1 /);
  assert.match(text, /extension element 2 /);
  assert.match(text, /extension element 3 /);
  assert.equal(text.match(/padding/g)?.length, 2);
});

test('RFC 8285 section 4.2: after the identifier 15 nothing is read', () => {
  const { rule, text } = read('bede0001 f0 aa bb cc');
  assert.equal(rule, null);
  assert.match(text, /ignored/);
});

test('RFC 8285 section 4.3: elements with a header of two bytes may be empty', () => {
  const { rule, text } = read('10000002 0100 020100 00 ff00');
  assert.equal(rule, null);
  assert.match(text, /extension element 255 /);
});

test('RFC 3550 section 5.3.1: what a profile puts there is kept as it is', () => {
  const { rule, text } = read('abcd0001 11223344');
  assert.equal(rule, null);
  assert.match(text, /header extension/);
});

test('an element that reaches beyond the extension is told, and what follows is kept as it is', () => {
  const { rule, truncated, text } = read('bede0001 1faabbcc');
  assert.equal(truncated, null);
  assert.match(text, /header extension/);
  assert.equal(rule?.code, 'header-extension-truncated');
  assert.match(rule?.what ?? '', /element 1 needs 17 bytes, 4 are left/);
});

test('an extension that reaches beyond the packet is told', () => {
  assert.match(read('bede0002 11223344').truncated?.what ?? '', /needs 12 bytes, 8 are left/);
});
