import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blockLengths, pieceKinds } from './piece-kinds.ts';

function kinds(...pieces: string[]): string[] {
  return pieceKinds(pieces).map(({ kind, events }) => (kind === 'several' ? `${events}` : kind));
}

const event = (id: number) => `id: ${id}\ndata: x\n\n`;

test('a piece is one event, several, or no event at all', () => {
  assert.deepEqual(kinds(':\n\nretry: 3000\n\n', event(1), event(2) + event(3)), [
    'opening',
    'one',
    '2',
  ]);
});

test('a piece that begins or ends inside an event is a part', () => {
  const [first, rest] = [event(1).slice(0, 7), event(1).slice(7)];
  assert.deepEqual(kinds(first, rest, event(2)), ['part', 'part', 'one']);
  assert.deepEqual(kinds(event(1) + first, rest), ['part', 'part']);
});

test('a blank line that is cut in two still ends its event', () => {
  assert.deepEqual(kinds('data: x\n', '\n', event(2)), ['part', 'part', 'one']);
});

test('the blocks of a stream are told by their lengths, the open one too', () => {
  assert.deepEqual(blockLengths('data: x\n\ndata: y\n\nda'), [9, 9, 2]);
  assert.deepEqual(blockLengths(''), []);
});
