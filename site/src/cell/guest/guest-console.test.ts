import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CellToHostMessage } from '../cell-message.ts';
import { importFailureOf } from './cell-failure.ts';
import { createGuestConsole } from './guest-console.ts';
import { burstLines } from './line-budget.ts';

function create() {
  const posted: CellToHostMessage[] = [];
  let nowMs = 0;
  const guest = createGuestConsole({
    fileName: 'client.ts',
    nowMs: () => nowMs,
    post: (message) => void posted.push(message),
  });
  const texts = (): string[] =>
    posted.map((message) =>
      message.type === 'line'
        ? `${message.level}: ${message.values.map(({ text }) => text).join(' ')}`
        : message.type,
    );
  return { guest, posted, texts, pass: (ms: number) => (nowMs += ms) };
}

test('each level has its lines, and a failed assertion is an error', () => {
  const { guest, texts } = create();
  guest.log('a', 1);
  guest.methods['warn']?.('careful');
  guest.methods['assert']?.(true, 'x');
  guest.methods['assert']?.(0, 'y');
  assert.deepEqual(texts(), ['log: a 1', 'warn: careful', 'error: Assertion failed y']);
});

test('counts and timers are told by label', () => {
  const { guest, texts, pass } = create();
  guest.methods['count']?.();
  guest.methods['count']?.();
  guest.methods['time']?.('t');
  pass(12.5);
  guest.methods['timeEnd']?.('t');
  guest.methods['timeEnd']?.('t');
  assert.deepEqual(texts(), [
    'log: default: 1',
    'log: default: 2',
    'log: t: 12.50 ms',
    'warn: Timer "t" does not exist',
  ]);
});

test('a flood ends after the burst, and its end is told', () => {
  const { guest, posted } = create();
  for (let line = 0; line < burstLines + 500; line += 1) guest.log(line);
  assert.equal(posted.filter(({ type }) => type === 'line').length, burstLines);
  assert.deepEqual(posted.at(-1), { type: 'left-out', atMs: 0, count: 1 });
});

test('a parse error has no frame; an error that JSON.parse throws has one', () => {
  const parse = new SyntaxError('Unexpected token');
  parse.stack = 'SyntaxError: Unexpected token';
  assert.equal(importFailureOf(parse, 'client.ts').phase, 'load');
  const json = new SyntaxError('Unexpected end of JSON input');
  json.stack = 'SyntaxError: …\n    at JSON.parse (<anonymous>)\n    at client.ts:2:6';
  const failure = importFailureOf(json, 'client.ts');
  assert.equal(failure.phase, 'run');
  assert.deepEqual(failure.position, { line: 2, column: 6 });
});
