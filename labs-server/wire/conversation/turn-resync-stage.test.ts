import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createConversation } from './create-conversation.ts';

const direction = 'client-to-server';
const request = Buffer.from('000100002112a442000102030405060708090a0b', 'hex');

/** The units of a stream that begins with a gap. */
function unitsAfterGap(...pieces: readonly Buffer[]): string[] {
  const conversation = createConversation({ protocol: 'turn' });
  conversation.skip(direction, 5);
  for (const piece of pieces) conversation.append(direction, piece);
  conversation.end(direction);
  return conversation.units.map(({ title, range }) => `${title} [${range.start}, ${range.end})`);
}

test('after a gap reading goes on at the header of a STUN message', () => {
  const expected = ['undecoded 8 B [0, 8)', 'Binding request [8, 28)'];
  assert.deepEqual(unitsAfterGap(Buffer.from('xyz'), request), expected);
  const bytes = Buffer.concat([Buffer.from('xyz'), request]);
  const single = Array.from(bytes, (byte) => Buffer.of(byte));
  assert.deepEqual(unitsAfterGap(...single), expected);
});

test('without the magic cookie nothing begins', () => {
  const other = Buffer.from(request.with(4, 0x22));
  assert.deepEqual(unitsAfterGap(other), ['undecoded 25 B [0, 25)']);
  assert.deepEqual(unitsAfterGap(), ['undecoded 5 B [0, 5)']);
});
