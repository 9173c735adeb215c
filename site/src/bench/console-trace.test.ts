import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConsoleLine } from '../cell/console-lines.ts';
import { fromTraceConsole, toTraceConsole } from './console-trace.ts';

const line: ConsoleLine = {
  id: 1,
  kind: 'log',
  atMs: 4.012,
  values: [{ kind: 'number', text: '1' }],
  position: null,
};

test('a console line goes into a trace and comes back with its time and values', () => {
  assert.deepEqual(fromTraceConsole(toTraceConsole([line], 5_000_000), 5_000_000), [line]);
});

test('a failure is kept as an error', () => {
  const [kept] = toTraceConsole([{ ...line, kind: 'failure' }], 0);
  assert.equal(kept?.level, 'error');
});

test('a value that our console did not write is shown as JSON', () => {
  const foreign = [{ timeUs: 0, level: 'log' as const, values: [{ a: 1 }] }];
  assert.equal(fromTraceConsole(foreign, 0)[0]?.values[0]?.text, '{"a":1}');
});

test('a value that only looks like one of ours is no part of the page, but JSON', () => {
  const values = [{ kind: 'array', text: {}, entries: 5 }];
  const [line] = fromTraceConsole([{ timeUs: 0, level: 'log', values }], 0);
  assert.equal(line?.values[0]?.kind, 'string');
});
