import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PairFacts } from '../ice/agent-stats.ts';
import type { CandidateFacts } from '../ice/candidate-facts.ts';
import { noTurnReport, type TurnReport } from './turn-report.ts';
import { costWords, turnWords } from './turn-words.ts';

const setting = { way: 'turn-udp', byteLength: 20_000 } as const;
const empty = noTurnReport(setting, 0);
const relay = {
  type: 'relay',
  protocol: 'udp',
  address: '127.0.0.1',
  port: 1,
  priority: 1,
} as const;
const selected = { local: relay, remote: relay, isSelected: true } as PairFacts;

const wordsOf = (alice: Partial<TurnReport['alice']>, part: Partial<TurnReport> = {}) =>
  turnWords({ ...empty, ...part, alice: { ...empty.alice, ...alice } });

test('a wrong password is told in the words of the event', () => {
  const error = { atMs: 3, url: 'turn:127.0.0.1', code: 401, text: 'Unauthorized.' };
  assert.match(wordsOf({ errors: [error] }), /icecandidateerror 401 Unauthorized\./);
});

test('over TLS, what may be wrong with the certificate is told, which the event does not say', () => {
  const error = { atMs: 3, url: 'turns:127.0.0.1', code: 701, text: 'Failed' };
  const overTls = { setting: { ...setting, way: 'turn-tls' as const } };
  assert.match(wordsOf({ errors: [error] }, overTls), /701 Failed\. .*import it as trusted/);
  assert.doesNotMatch(wordsOf({ errors: [error] }), /trusted/);
});

test('a server that names another one is told, and why the browser does not go there', () => {
  const text = 'Failed to set alternate server.';
  const error = { atMs: 3, url: 'turn:127.0.0.1', code: 300, text };
  assert.match(wordsOf({ errors: [error] }), /icecandidateerror 300 Failed .* named another one/);
});

test('while the text is on its way, and when all of it arrived', () => {
  const candidates = [{ ...relay } as unknown as CandidateFacts];
  assert.match(wordsOf({ candidates }), /ask the server/);
  const up = { candidates, pairs: [selected] };
  assert.match(
    wordsOf(up, { sentBytes: 8000, arrivedBytes: 4000 }),
    /4,000 B of 8,000 B have arrived/,
  );
  assert.match(wordsOf(up, { sentBytes: 20_000, arrivedBytes: 20_000 }), /every byte through/);
});

test('the cost is told as a multiple of what arrived', () => {
  assert.equal(costWords(empty), null);
  assert.match(
    costWords({ ...empty, arrivedBytes: 20_000, relayedBytes: 45_000 }) ?? '',
    /45\.0 kB of relayed data: 2\.3 times/,
  );
});
