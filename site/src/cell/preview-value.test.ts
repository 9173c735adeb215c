import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inlineText, type ConsoleValue } from './console-value.ts';
import { previewLimits, previewValues } from './preview-value.ts';

function preview(value: unknown, limits = previewLimits): ConsoleValue {
  const [first] = previewValues([value], 'client.ts', limits);
  assert.ok(first !== undefined);
  return first;
}

test('primitives keep their kind and their literal', () => {
  assert.deepEqual(preview(-0), { kind: 'number', text: '-0' });
  assert.deepEqual(preview(7n), { kind: 'bigint', text: '7n' });
  assert.deepEqual(preview(null), { kind: 'null', text: 'null' });
  assert.deepEqual(preview(undefined), { kind: 'undefined', text: 'undefined' });
  assert.deepEqual(preview(Symbol('s')), { kind: 'symbol', text: 'Symbol(s)' });
});

test('a Map shows keys of any kind, a Set its members, an array its items', () => {
  assert.equal(inlineText(preview(new Map([[{ a: 1 }, [2]]])), true), 'Map(1) { { a: 1 } => [2] }');
  assert.equal(inlineText(preview(new Set([1, 'x'])), true), 'Set(2) { 1, "x" }');
  assert.equal(inlineText(preview([1, [2]]), true), '[1, [2]]');
});

test('bytes are shown in hex, and the bytes that are not shown are counted', () => {
  assert.deepEqual(preview(new Uint8Array([0, 255])), {
    kind: 'bytes',
    text: 'Uint8Array(2 B) 00 ff',
  });
  assert.equal(preview(new ArrayBuffer(100)).leftOut, 36);
});

test('a view of a larger buffer shows only its own bytes', () => {
  const bytes = new Uint8Array([1, 2, 3, 4]).subarray(1, 3);
  assert.equal(preview(bytes).text, 'Uint8Array(2 B) 02 03');
});

test('a class is named, and its cycle ends where it began', () => {
  class Foo {
    self: unknown = this;
  }
  const value = preview(new Foo());
  assert.equal(value.text, 'Foo');
  assert.deepEqual(value.entries, [{ key: 'self', value: { kind: 'cycle', text: 'Foo' } }]);
});

test('the same object twice beside each other is no cycle', () => {
  const shared = { a: 1 };
  assert.equal(inlineText(preview([shared, shared]), true), '[{ a: 1 }, { a: 1 }]');
});

test('a getter is named, not called', () => {
  const value = preview({
    get danger() {
      throw new Error('called');
    },
  });
  assert.equal(value.entries?.[0]?.value.text, 'Symbol(getter)');
});

test('an object whose traps throw is told, not thrown', () => {
  const hostile = new Proxy(
    {},
    {
      getPrototypeOf: () => {
        throw new Error('no');
      },
    },
  );
  assert.equal(preview(hostile).kind, 'cut');
});

test('an error keeps its cause, and the frames in the student’s file', () => {
  const error = new Error('outer', { cause: new RangeError('inner') });
  error.stack = 'Error: outer\n    at f (client.ts:3:9)';
  const value = preview(error);
  assert.equal(value.text, 'Error: outer');
  assert.deepEqual(value.frames, [{ functionName: 'f', line: 3, column: 9 }]);
  assert.equal(value.entries?.[0]?.value.text, 'RangeError: inner');
});

test('depth, entries, characters and values of a line are bounded', () => {
  let deep: unknown = 'end';
  for (let level = 0; level < 50; level += 1) deep = { deep };
  assert.ok(JSON.stringify(preview(deep)).length < 500);
  const wide = preview(Array.from({ length: 10_000 }, (_, index) => index));
  assert.equal(wide.entries?.length, previewLimits.entries);
  assert.equal(wide.leftOut, 10_000 - previewLimits.entries);
  assert.equal(preview('x'.repeat(6000)).leftOut, 1000);
  const square = Array.from({ length: 100 }, () => Array.from({ length: 100 }, () => 0));
  assert.ok(JSON.stringify(preview(square)).length < 40_000);
});

test('a preview survives structured clone', () => {
  const value = preview({ f: () => 1, m: new Map([[1n, new Date(0)]]), s: Symbol('x') });
  assert.deepEqual(structuredClone(value), value);
});

test('a platform object shows its attributes, though they are no own properties', () => {
  const response = preview(new Response(null, { status: 204 }));
  assert.equal(response.text, 'Response');
  const status = response.entries?.find((entry) => entry.key === 'status');
  assert.equal(status?.value.text, '204');
  assert.equal(preview(new URL('http://a/b')).text, 'URL http://a/b');
  const headers = preview(new Headers({ etag: '"1"' }));
  assert.equal(inlineText(headers, true), 'Headers { etag: "\\"1\\"" }');
});

test('a string stands in quotes where it would read as another value', () => {
  assert.equal(inlineText(preview('hello'), true), 'hello');
  assert.equal(inlineText(preview('1'), true), '"1"');
  assert.equal(inlineText(preview(''), true), '""');
  assert.equal(inlineText(preview('true'), true), '"true"');
  assert.equal(inlineText(preview('hello'), false), '"hello"');
});
