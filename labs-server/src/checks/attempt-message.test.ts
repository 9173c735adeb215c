import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAnswer, readBeginning, readReport } from './attempt-message.ts';

const nothing: readonly unknown[] = [null, undefined, 1, 'text', [], {}];

test('what is no message of the page is read as null, never thrown at', () => {
  for (const body of nothing) {
    assert.equal(readBeginning(body), null);
    assert.equal(readAnswer(body), null);
    assert.equal(readReport(body), null);
  }
});

test('a beginning names exercise and owner, of at most 100 characters', () => {
  const owner = 'x'.repeat(100);
  assert.deepEqual(readBeginning({ exercise: 'a', owner, more: 1 }), { exercise: 'a', owner });
  assert.equal(readBeginning({ exercise: 'a', owner: `${owner}x` }), null);
});

test('an answer is a string, or a failure with a known cause and a bounded detail', () => {
  assert.equal(readAnswer({ answer: '' }), '');
  const detail = 'x'.repeat(600);
  assert.deepEqual(readAnswer({ failure: { cause: 'threw', detail } }), {
    cause: 'threw',
    detail: 'x'.repeat(500),
  });
  assert.equal(readAnswer({ failure: { cause: 'evidence-gap', detail } }), null);
});

test('a report holds at most 1000 events, each whole', () => {
  const event = { type: 'message', data: 'a', lastEventId: '' };
  assert.equal(readReport({ events: Array.from({ length: 1000 }, () => event) })?.length, 1000);
  assert.equal(readReport({ events: Array.from({ length: 1001 }, () => event) }), null);
  assert.equal(readReport({ events: [event, { ...event, data: 1 }] }), null);
});
