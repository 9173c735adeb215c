import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallEnd } from './apply-edit.ts';
import { verdictOf } from './apply-words.ts';
import { changedFacts, type CallFacts } from './call-facts.ts';

const end = (facts: CallFacts | null): CallEnd => ({ refused: null, offer: '', answer: '', facts });
const facts = (connection: string, channel: string, ice = 'connected'): CallFacts => [
  { name: 'Alice: connectionState', value: connection },
  { name: 'Bob: connectionState', value: 'connecting' },
  { name: 'Alice: iceConnectionState', value: ice },
  { name: 'data channel', value: channel },
];

test('a refusal is told by its name', () => {
  const refused = {
    code: 'bob.setRemoteDescription(offer)',
    refusal: { name: 'InvalidAccessError', message: 'Called with SDP without DTLS fingerprint.' },
  };
  assert.equal(verdictOf({ ...end(null), refused }), 'Refused: InvalidAccessError.');
});

test('connected, failed, waiting, and without a network', () => {
  assert.match(verdictOf(end(facts('connected', 'open'))), /is connected/);
  assert.match(verdictOf(end(facts('failed', 'connecting'))), /connection failed/);
  assert.match(verdictOf(end(facts('connecting', 'connecting', 'checking'))), /after 4 s/);
  assert.match(verdictOf(end(facts('new', 'connecting', 'new'))), /no network/);
});

test('facts that differ are told, those of one side with a dash', () => {
  const before = [
    { name: 'one', value: '1' },
    { name: 'two', value: '2' },
  ];
  const after = [
    { name: 'one', value: '1' },
    { name: 'three', value: '3' },
  ];
  assert.deepEqual(changedFacts(before, after), [
    { name: 'two', before: '2', after: '—' },
    { name: 'three', before: '—', after: '3' },
  ]);
});
