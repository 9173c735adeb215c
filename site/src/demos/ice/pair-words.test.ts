import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PairFacts } from './agent-stats.ts';
import { cellTone, cellWords } from './pair-words.ts';

const candidate = { type: 'host', protocol: 'udp', address: '', port: 1, priority: 1 } as const;

const pair: PairFacts = {
  local: candidate,
  remote: candidate,
  state: 'succeeded',
  isNominated: false,
  isSelected: false,
  requestsSent: 1,
  responsesReceived: 1,
  requestsReceived: 0,
  responsesSent: 0,
  consentRequestsSent: 0,
  roundTripMs: 2,
  bytesSent: 0,
  bytesReceived: 0,
  toldPriority: null,
};

const wordsOf = (part: Partial<PairFacts>) =>
  cellWords({ local: candidate, remote: candidate, pair: { ...pair, ...part }, missing: null });

test('a pair that works tells its round trip; the selected one says so, whatever else it is', () => {
  assert.equal(wordsOf({}), 'succeeded · 2 ms');
  assert.equal(wordsOf({ isNominated: true }), 'nominated · 2 ms');
  assert.equal(
    wordsOf({ isNominated: true, isSelected: true, roundTripMs: 0 }),
    'selected · < 1 ms',
  );
});

test('a pair without an answer is in progress until it fails', () => {
  const unanswered = { state: 'in-progress', roundTripMs: null, responsesReceived: 0 } as const;
  assert.equal(wordsOf(unanswered), 'in progress');
  assert.equal(wordsOf({ ...unanswered, requestsSent: 3 }), 'in progress, no answer yet');
  assert.equal(wordsOf({ state: 'failed', roundTripMs: null }), 'failed');
  assert.equal(cellTone({ ...pair, state: 'failed' }), 'failed');
  assert.equal(cellTone({ ...pair, state: 'waiting' }), 'open');
});

test('where there is no pair the reason stands', () => {
  const missing = { words: 'sent from its base', section: null };
  assert.equal(
    cellWords({ local: candidate, remote: candidate, pair: null, missing }),
    'sent from its base',
  );
});
