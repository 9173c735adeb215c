import assert from 'node:assert/strict';
import { test } from 'node:test';
import { burstWords, lineWords } from './channel-words.ts';

test('a line names who, which way, and the channel', () => {
  const line = { who: 'other', what: 'got', channel: 'chat', text: '“hi”' } as const;
  assert.equal(lineWords(line, 'bob'), 'Bob ← chat: “hi”');
  assert.equal(lineWords({ ...line, what: 'error' }, 'page'), 'the other side ✗ chat: “hi”');
  assert.equal(lineWords({ ...line, who: 'alice', what: 'sent' }, 'page'), 'Alice → chat: “hi”');
});

test('a burst tells what is missing and what was overtaken', () => {
  const burst = {
    side: 'page',
    kind: 'ordered, reliable',
    of: 9,
    arrived: 9,
    overtaken: 0,
    tookMs: 1,
  } as const;
  assert.equal(burstWords(burst), 'ordered, reliable: all of 9 arrived, in the order of sending.');
  assert.equal(
    burstWords({ ...burst, side: 'bob', arrived: 7, overtaken: 2 }),
    'ordered, reliable: 7 of 9 came back from Bob, 2 of them overtaken.',
  );
});
