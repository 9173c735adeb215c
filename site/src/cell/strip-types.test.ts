import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripTypes } from './strip-types.ts';
import { stripTypesAtBuild } from './strip-types-at-build.ts';

test('an edited cell loses its types and keeps its lines', () => {
  const code = 'interface A {\n  b: 1;\n}\nconst a: number = 1;\nlog(a as unknown);';
  const result = stripTypes(code, 'client.ts');
  assert.ok('script' in result);
  assert.equal(result.script.split('\n').length, 5);
  assert.equal(result.script.split('\n')[3], 'const a = 1;');
});

test('a place in the script leads to the column of the code', () => {
  const code = 'let x: string = f(a as unknown); boom();';
  const result = stripTypes(code, 'client.ts');
  assert.ok('script' in result);
  const column = result.script.indexOf('boom') + 1;
  assert.notEqual(column, code.indexOf('boom') + 1);
  assert.deepEqual(result.toSource({ line: 1, column }), {
    line: 1,
    column: code.indexOf('boom') + 1,
  });
});

test('top-level await, private fields and optional chaining stay as they are', () => {
  const code = 'class A { #b = 1; }\nawait a?.b ?? 1;';
  const result = stripTypes(code, 'client.ts');
  assert.ok('script' in result);
  assert.equal(result.script, code);
});

test('a syntax error has the place and the words of the parser', () => {
  assert.deepEqual(stripTypes('log(1)\nconst a = ;', 'client.ts'), {
    message: 'Unexpected token',
    position: { line: 2, column: 11 },
  });
});

test('the build keeps every character at its line and column', () => {
  const code = 'const a: number = 1; boom(a as unknown);';
  const script = stripTypesAtBuild(code, 'bench "x"');
  assert.equal(script.indexOf('boom'), code.indexOf('boom'));
  assert.doesNotMatch(script, /number|unknown/);
});

test('code that cannot be stripped fails the build with the name of its bench', () => {
  assert.throws(
    () => stripTypesAtBuild('enum A { B }', 'bench "x"'),
    /bench "x" cannot run.*enum/s,
  );
});

test('code that imports what no cell may import fails the build with the name of its bench', () => {
  assert.throws(
    () => stripTypesAtBuild("import _ from 'lodash';", 'bench "x"'),
    /bench "x" cannot run\. Failed to resolve module specifier "lodash".*socket\.io-client/,
  );
  const types = "import { io } from 'socket.io-client';\nimport type { A } from './a.ts';";
  assert.match(
    stripTypesAtBuild(types, 'bench "x"'),
    /^import \{ io \} from 'socket\.io-client';\n\s*$/,
  );
});
