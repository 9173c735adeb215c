import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CandidateFacts } from '../ice/candidate-facts.ts';
import { noAgent } from '../ice/ice-agent.ts';
import { reflexiveWords } from './stun-words.ts';

const host: CandidateFacts = {
  atMs: 0,
  restarts: 0,
  type: 'host',
  protocol: 'udp',
  address: '192.168.1.7',
  port: 45206,
  priority: 2122194687,
  foundation: '1',
  related: null,
  relayProtocol: null,
  url: '',
  line: '',
};

const wordsOf = (
  candidates: readonly CandidateFacts[],
  mapped: { readonly address: string; readonly port: number } | null,
  errors: readonly { atMs: number; url: string; code: number; text: string }[] = [],
) =>
  reflexiveWords(
    {
      setting: { pretendsNat: false, asksForMicrophone: false },
      agent: { ...noAgent, candidates, errors, gathering: 'complete' },
    },
    mapped,
  );

test('without a network there is nobody who could ask', () => {
  assert.match(wordsOf([], null), /Not one candidate/);
});

test('an answer that is the host candidate makes no second one (RFC 8445 section 5.1.3)', () => {
  assert.match(wordsOf([host], { address: '192.168.1.7', port: 45206 }), /left out/);
  assert.match(wordsOf([host], { address: '192.168.1.7', port: 1 }), /made no candidate/);
});

test('a loopback address is the machine’s own, a documentation address a pretended NAT', () => {
  const srflx = { ...host, type: 'srflx' } as const;
  assert.match(
    wordsOf([host, { ...srflx, address: '127.0.0.1' }], null),
    /the address is your own/,
  );
  assert.match(wordsOf([{ ...srflx, address: '203.0.113.7' }], null), /outside of a NAT/);
  assert.match(wordsOf([{ ...srflx, address: '198.18.0.1' }], null), /saw your request come from/);
});

test('a server that does not answer is told by the error event', () => {
  const error = { atMs: 1, url: 'stun:127.0.0.1:9', code: 701, text: 'STUN host lookup' };
  assert.match(wordsOf([host], null, [error]), /icecandidateerror 701/);
});
