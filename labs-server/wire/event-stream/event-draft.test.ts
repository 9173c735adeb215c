import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginEvent, dispatchEvent, processField } from './event-draft.ts';
import { initialEventStreamState } from './event-stream-state.ts';

test('the sentence says what the line does', () => {
  const draft = beginEvent(initialEventStreamState, false);
  assert.match(processField(draft, 'event', 'tick'), /listeners for "tick"/);
  assert.match(processField(draft, 'id', '7'), /Sets the last event ID/);
  assert.match(processField(draft, 'id', ''), /Clears/);
  assert.match(processField(draft, 'id', '\0'), /ignored/);
  assert.match(processField(draft, 'retry', '10'), /10 ms/);
  assert.match(processField(draft, 'retry', 'soon'), /Ignored/);
  assert.match(processField(draft, 'data', 'a'), /The data/);
  assert.match(processField(draft, 'data', 'b'), /One more line/);
  assert.match(processField(draft, 'Data', 'c'), /ignored/);
  assert.deepEqual(dispatchEvent(draft), { type: 'tick', data: 'a\nb', lastEventId: '' });
});

test('in a block that the end of the stream cut, the lines of the event are dropped', () => {
  const draft = beginEvent(initialEventStreamState, true);
  assert.match(processField(draft, 'data', 'a'), /Dropped/);
  assert.match(processField(draft, 'retry', '10'), /10 ms/);
});
