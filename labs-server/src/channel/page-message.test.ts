import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsePageMessage } from './page-message.ts';

test('the messages of the contract are read', () => {
  for (const message of [
    { type: 'observe', afterSequence: 0 },
    { type: 'clock', id: 7 },
    { type: 'watch-feed', run: 3, on: false },
  ]) {
    assert.deepEqual(parsePageMessage(JSON.stringify({ ...message, extra: 1 })), message);
  }
});

test('anything else is refused', () => {
  for (const text of [
    '',
    'null',
    '[]',
    '{}',
    '{"type":"observe"}',
    '{"type":"observe","afterSequence":-1}',
    '{"type":"observe","afterSequence":1e999}',
    '{"type":"clock","id":"1"}',
    '{"type":"watch-feed","run":1.5,"on":true}',
    '{"type":"watch-feed","run":1,"on":1}',
    '{"type":"__proto__"}',
  ]) {
    assert.equal(parsePageMessage(text), null, text);
  }
});
