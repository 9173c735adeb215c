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

test('what stays parts two places', () => {
  assert.deepEqual(erasedTypes('a: b = c: d', 'a    = c   '), [
    [1, '   '],
    [8, '   '],
  ]);
});

test('code that was moved is refused', () => {
  assert.throws(() => erasedTypes('let a: A;', 'let a;'));
});

test('what is erased word by word is one place', () => {
  const code = 'interface Reading { value: number }\nlog(1);';
  const stripped = `${' '.repeat(35)}\nlog(1);`;
  assert.deepEqual(erasedTypes(code, stripped), [[0, ' '.repeat(35)]]);
});
