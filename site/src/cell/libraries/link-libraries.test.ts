import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CellFailure } from '../cell-message.ts';
import { linkLibraries, type RunnerLibraries } from './link-libraries.ts';

const address = 'http://runner/_astro/socket.io.js';
const libraries: RunnerLibraries = {
  names: ['socket.io-client', 'other'],
  addressOf: (name) => Promise.resolve(name === 'other' ? 'data:text/javascript,0' : address),
};

async function linked(script: string) {
  const result = await linkLibraries(script, libraries);
  assert.ok('script' in result);
  return result;
}

function failureOf(name: string, message: string): CellFailure {
  const value = { kind: 'error', text: `${name}: ${message}` } as const;
  return { name, message, position: null, phase: 'load', value };
}

test('the name of a library becomes its address, and every line keeps its number', async () => {
  const script = `log(1);\nimport { io } from 'socket.io-client';\nexport * from "other";\nio();`;
  const result = await linked(script);
  assert.equal(
    result.script,
    `log(1);\nimport { io } from '${address}';\nexport * from "data:text/javascript,0";\nio();`,
  );
});

test('a call that imports by name gets the address too', async () => {
  const { script } = await linked("const { io } = await import('socket.io-client');");
  assert.equal(script, `const { io } = await import('${address}');`);
});

test('the name in a string or a comment stays', async () => {
  const script = "// import x from 'nothing'\nlog(\"from 'socket.io-client'\", import.meta.url);";
  assert.equal((await linked(script)).script, script);
});

test('a place behind an address leads to the column of the script before', async () => {
  const script = "import 'other'; import { io } from 'socket.io-client'; boom();\nboom();";
  const result = await linked(script);
  const place = { line: 1, column: result.script.indexOf('boom') + 1 };
  assert.deepEqual(result.toUnlinked(place), { line: 1, column: script.indexOf('boom') + 1 });
  assert.deepEqual(result.toUnlinked({ line: 1, column: 3 }), { line: 1, column: 3 });
  assert.deepEqual(result.toUnlinked({ line: 2, column: 1 }), { line: 2, column: 1 });
});

test('an import that no library serves is told with its place and what may be imported', async () => {
  for (const statement of [
    "import _ from 'lodash';",
    "import * as x from 'https://host/x.js';",
    "export { a } from './a.ts';",
    "await import('lodash');",
  ]) {
    const result = await linkLibraries(`log(1);\n  ${statement}`, libraries);
    assert.ok('message' in result, statement);
    assert.match(result.message, /^Failed to resolve module specifier ".*": a cell may import/);
    assert.match(result.message, /socket\.io-client, other, and nothing else\.$/);
    const column = statement.startsWith('await') ? 9 : 3;
    assert.deepEqual(result.position, { line: 2, column });
  }
});

test('a call with an address, or with a computed name, is left to the browser', async () => {
  const script = "await import('https://host/x.js');\nawait import('./x.js');\nawait import(name);";
  assert.equal((await linked(script)).script, script);
});

test('what cannot be parsed is left to the browser', async () => {
  const script = "import { io } from 'socket.io-client'\nlog('";
  assert.equal((await linked(script)).script, script);
});

test('an export that the library does not have is told by its name, at the import', async () => {
  const { explain } = await linked(
    "import { io } from 'socket.io-client';\n\nimport { oi } from 'socket.io-client';",
  );
  const message = `The requested module '${address}' does not provide an export named 'oi'`;
  const failure = explain(failureOf('SyntaxError', message));
  const told = "The requested module 'socket.io-client' does not provide an export named 'oi'";
  assert.equal(failure.message, told);
  assert.equal(failure.value.text, `SyntaxError: ${told}`);
  assert.deepEqual(failure.position, { line: 3, column: 1 });
});

test('a library that does not load is told by its name', async () => {
  const { explain } = await linked("\nimport { io } from 'socket.io-client';");
  const message = 'Failed to fetch dynamically imported module: blob:http://runner/1';
  const failure = explain(failureOf('TypeError', message));
  assert.match(failure.message, /^socket\.io-client could not be loaded\. Check the connection/);
  assert.deepEqual(failure.position, { line: 2, column: 1 });
});

test('any other failure stays as it is', async () => {
  const { explain } = await linked("import { io } from 'socket.io-client';");
  const failure = failureOf('TypeError', 'x is not a function');
  assert.equal(explain(failure), failure);
});
