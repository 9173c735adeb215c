import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NotesMessage } from './notes-message.ts';
import { notesChannelName, parseNotesMessage } from './notes-message.ts';

test('every message passes as it is', () => {
  const messages: NotesMessage[] = [
    { type: 'hello' },
    { type: 'gone' },
    { type: 'command', command: 'next' },
    { type: 'status', slideId: 'a', presenting: true, blank: false },
  ];
  for (const message of messages) assert.deepEqual(parseNotesMessage(message), message);
});

test('anything else is no message', () => {
  for (const data of [
    null,
    'hello',
    {},
    { type: 'other' },
    { type: 'command', command: 'leave' },
    { type: 'command' },
    { type: 'status', slideId: 7 },
  ]) {
    assert.equal(parseNotesMessage(data), null, JSON.stringify(data));
  }
});

test('two decks do not share a channel', () => {
  assert.notEqual(notesChannelName('a'), notesChannelName('b'));
});
