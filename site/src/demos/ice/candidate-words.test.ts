import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CandidateFacts } from './candidate-facts.ts';
import { candidateWords, learnedWords } from './candidate-words.ts';

const host: CandidateFacts = {
  atMs: 0,
  restarts: 0,
  type: 'host',
  protocol: 'udp',
  address: '192.0.2.2',
  port: 45206,
  priority: 2122194687,
  foundation: '1',
  related: null,
  relayProtocol: null,
  url: '',
  line: '',
};

test('each type is explained on its own address', () => {
  assert.match(candidateWords(host), /^192\.0\.2\.2:45206: a port of one of your network/);
  const hidden = { ...host, address: '6f7ab63e-8ed5-4d67-889b-1c7b00936c37.local' };
  assert.match(candidateWords(hidden), /hides .* behind a random name/);
  assert.match(learnedWords({ address: '', port: 9 }), /does not tell script the address/);
});

test('a server-reflexive address tells a NAT by its base', () => {
  const url = 'stun:127.0.0.1:3478';
  const mapped = { ...host, type: 'srflx', address: '203.0.113.7', url } as const;
  const base = { address: '192.0.2.2', port: 45206 };
  assert.match(candidateWords({ ...mapped, related: base }), /something between rewrote it/);
  assert.match(
    candidateWords({ ...mapped, address: '192.0.2.2', related: base }),
    /no NAT is between/,
  );
  const nowhere = { address: '0.0.0.0', port: 0 };
  assert.match(candidateWords({ ...mapped, related: nowhere }), /does not tell from which/);
  assert.match(candidateWords({ ...mapped, related: nowhere }), /STUN server 127\.0\.0\.1:3478/);
});

test('an active TCP candidate has no port of its own', () => {
  assert.match(candidateWords({ ...host, protocol: 'tcp', port: 9 }), /does not listen/);
});

test('a relayed address is a port of the TURN server', () => {
  const url = 'turn:127.0.0.1:3478?transport=udp';
  const relay = { ...host, type: 'relay', address: '127.0.0.1', port: 50123, url } as const;
  assert.match(candidateWords(relay), /a port of the TURN server 127\.0\.0\.1:3478, open for you/);
});
