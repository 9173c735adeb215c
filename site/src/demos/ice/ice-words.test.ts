import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noReport, type IceReport } from './ice-report.ts';
import { callWords, consentWords } from './ice-words.ts';

const setting = {
  server: 'none',
  policy: 'all',
  exchange: 'together',
  asksForMicrophone: false,
} as const;
const empty = noReport(setting);

const wordsOf = (alice: Partial<IceReport['alice']>, part: Partial<IceReport> = {}) =>
  callWords({ ...empty, ...part, alice: { ...empty.alice, ...alice } });

test('the states of a call are told', () => {
  assert.equal(wordsOf({}), 'Gathering …');
  assert.equal(
    wordsOf({}, { isOffline: true }),
    'Not one candidate: this browser sees no network.',
  );
  assert.equal(
    wordsOf({ iceState: 'connected', connectedMs: 16.6, role: 'controlling' }),
    'Connected after 17 ms. Alice is controlling: she made the offer.',
  );
  assert.match(wordsOf({ iceState: 'failed' }), /no candidate that may be used/);
});

test('relay only without a relay says that nobody has a candidate', () => {
  const relayOnly = { setting: { ...setting, policy: 'relay' } } as const;
  assert.match(wordsOf({ gathering: 'complete' }, relayOnly), /nobody has one/);
});

test('consent is counted, and its pace is told once it is known', () => {
  assert.equal(consentWords([]), 'No consent request yet.');
  assert.equal(consentWords([{ atMs: 0, sent: 1 }]), '1 consent request.');
  const samples = [0, 1, 2, 3].map((sent) => ({ atMs: sent * 2000, sent }));
  assert.equal(consentWords(samples), '3 consent requests, one every 2.0 s.');
});
