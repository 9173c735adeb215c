import assert from 'node:assert/strict';
import { test } from 'node:test';
import { framesOf, innermost } from './error-position.ts';

test("a V8 stack gives the student's frames, innermost first, without the runner's", () => {
  const stack = [
    'TypeError: x is null',
    '    at f (client.ts:5:27)',
    '    at async Promise.all (index 0)',
    '    at new Thing (client.ts:9:1)',
    '    at client.ts:12:3',
    '    at importScript (http://127.0.0.1:4603/_astro/runner.js:1:2)',
  ].join('\n');
  assert.deepEqual(framesOf(stack, 'client.ts'), [
    { functionName: 'f', line: 5, column: 27 },
    { functionName: 'Thing', line: 9, column: 1 },
    { functionName: '', line: 12, column: 3 },
  ]);
});

test("a SpiderMonkey stack gives the student's frames", () => {
  assert.deepEqual(framesOf('f@client.ts:2:3\n@client.ts:7:1', 'client.ts'), [
    { functionName: 'f', line: 2, column: 3 },
    { functionName: '', line: 7, column: 1 },
  ]);
});

test('a file whose name only ends alike is not the student’s', () => {
  assert.deepEqual(framesOf('    at f (http://a/myclient.ts:1:1)', 'client.ts'), []);
  assert.deepEqual(framesOf('    at f (clientXts:1:1)', 'client.ts'), []);
});

test('the innermost frame is the position; no frame is none', () => {
  assert.deepEqual(innermost([{ functionName: 'f', line: 2, column: 3 }]), { line: 2, column: 3 });
  assert.equal(innermost([]), null);
});
