import assert from 'node:assert/strict';
import { test } from 'node:test';
import { erasedTypes, eraseTypes } from './erased-types.ts';
import { stripTypesAtBuild } from './strip-types-at-build.ts';

test('the code and what was erased give the stripped code back', () => {
  const code = `interface Reading { value: number }\nconst all: Reading[] = [];\nlog(all as unknown, 'řeka 🌍');\n`;
  const stripped = stripTypesAtBuild(code, 'a test');
  const erased = erasedTypes(code, stripped);
  assert.equal(eraseTypes(code, erased), stripped);
  assert.ok(erased.length > 0);
});

test('code without types loses nothing', () => {
  assert.deepEqual(erasedTypes('log(1);', 'log(1);'), []);
});

test('neighbouring letters are one place', () => {
  assert.deepEqual(erasedTypes('a: b = c', 'a    = c'), [
    [1, ' '],
    [3, ' '],
  ]);
});

test('code that was moved is refused', () => {
  assert.throws(() => erasedTypes('let a: A;', 'let a;'));
});
