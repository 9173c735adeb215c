import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxTextLength, structuredText } from './structured-text.ts';

test('what JSON can say is JSON', () => {
  assert.equal(structuredText('Hello'), '"Hello"');
  assert.equal(structuredText({ id: 1, tags: ['a', null] }), '{"id":1,"tags":["a",null]}');
  assert.equal(structuredText(new Date(0)), '"1970-01-01T00:00:00.000Z"');
});

test('what a structured clone holds besides is named', () => {
  assert.equal(structuredText(undefined), '"[undefined]"');
  assert.equal(structuredText(2n ** 64n), '"18446744073709551616n"');
  assert.equal(structuredText(new Map([['a', 1]])), '{"[Map]":[["a",1]]}');
  assert.equal(structuredText(new Set([1])), '{"[Set]":[1]}');
  assert.equal(structuredText(new Uint8Array(3)), '"[Uint8Array of 3 bytes]"');
  assert.equal(structuredText(new ArrayBuffer(4)), '"[ArrayBuffer of 4 bytes]"');
  assert.equal(structuredText([new TypeError('no')]), '["[TypeError: no]"]');
});

test('a cycle is told, and a long text is cut', () => {
  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  assert.match(structuredText(cycle), /^\[.*circular/i);
  assert.equal(structuredText('x'.repeat(10_000)).length, maxTextLength + 1);
});
