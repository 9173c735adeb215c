/** The types of the libraries as the editor's TypeScript reads them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import ts from 'typescript';
import { cellLibraries } from './cell-libraries.ts';
import { declarationsOf } from './library-declarations.ts';

const cell = 'file:///cell-1/client.ts';

/** A file of TypeScript itself. */
const isLibrary = (name: string): boolean => !name.startsWith('file:');

/** What TypeScript finds wrong with `code`, which may import the libraries, and nothing else of this machine. */
function mistakesOf(code: string): string[] {
  const files = new Map<string, string>([[cell, code]]);
  for (const { name } of cellLibraries) {
    for (const [address, text] of declarationsOf(name)) files.set(address, text);
  }
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    ignoreDeprecations: '6.0',
    types: [],
  };
  const disk = ts.createCompilerHost(options);
  const program = ts.createProgram([cell], options, {
    ...disk,
    getCurrentDirectory: () => 'file:///',
    fileExists: (name) => files.has(name) || (isLibrary(name) && disk.fileExists(name)),
    readFile: (name) => files.get(name) ?? (isLibrary(name) ? disk.readFile(name) : undefined),
    directoryExists: () => true,
    getSourceFile: (name, version) => {
      const text = files.get(name) ?? (isLibrary(name) ? disk.readFile(name) : undefined);
      return text === undefined ? undefined : ts.createSourceFile(name, text, version);
    },
  });
  const source = program.getSourceFile(cell);
  assert.ok(source);
  return program
    .getSemanticDiagnostics(source)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test('a cell that imports socket.io-client has its types', () => {
  const code = `import { io } from 'socket.io-client';
    const socket = io('http://localhost', { path: '/chat/', auth: { token: 'x' } });
    socket.io.engine.close();
    const recovered: boolean = socket.recovered;
    export const wrong: number = socket.connected;
    socket.emitWithAk('say');`;
  const [first, second, ...more] = mistakesOf(code);
  assert.match(first ?? '', /'boolean' is not assignable to type 'number'/);
  assert.match(second ?? '', /emitWithAk.*Did you mean 'emitWithAck'/);
  assert.deepEqual(more, []);
});

test('a library that is not in the list has no types', () => {
  assert.match(mistakesOf("import x from 'lodash'; x();").join(), /Cannot find module 'lodash'/);
});
