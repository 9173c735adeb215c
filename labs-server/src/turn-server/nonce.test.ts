import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import { FiveTuple } from './five-tuple.ts';
import { nodeDigests } from './node-digests.ts';
import { Nonces, offersPasswordAlgorithms } from './nonce.ts';

const server = { address: '192.0.2.1', port: 3478 };
const clientAt = (address: string, port: number) => new FiveTuple('udp', { address, port }, server);
const alice = clientAt('198.51.100.7', 40_000);

function createNonces() {
  const clock = createFakeClock();
  const limits = { nonceLifetimeSeconds: 600 };
  return { clock, nonces: new Nonces({ clock, randomBytes, digests: nodeDigests, limits }) };
}

test('a nonce is valid for its address and port, for its lifetime', () => {
  const { clock, nonces } = createNonces();
  for (const kind of ['featured', 'plain'] as const) {
    const nonce = nonces.issue(alice, kind);
    assert.equal(offersPasswordAlgorithms(nonce), kind === 'featured');
    assert.equal(nonces.judge(nonce, alice), 'valid');
    for (const other of [clientAt('198.51.100.8', 40_000), clientAt('198.51.100.7', 40_001)]) {
      assert.equal(nonces.judge(nonce, other), 'stale');
      assert.notEqual(nonces.issue(other, kind), nonce);
    }
    clock.advance(600_000);
    assert.equal(nonces.judge(nonce, alice), 'valid');
    clock.advance(1_000);
    assert.equal(nonces.judge(nonce, alice), 'stale');
  }
});

test('a nonce of another server, one that was changed, and any other text are stale', () => {
  const { nonces } = createNonces();
  const nonce = nonces.issue(alice, 'featured');
  assert.equal(createNonces().nonces.judge(nonce, alice), 'stale');
  const changed = [...nonce].map(
    (_, at) => nonce.slice(0, at) + (nonce[at] === 'A' ? 'B' : 'A') + nonce.slice(at + 1),
  );
  const others = [
    ...changed.filter((text) => text !== nonce),
    `${nonce}A`,
    nonce.slice(13),
    '',
    'x',
  ];
  for (const text of others) assert.equal(nonces.judge(text, alice), 'stale', text);
});

test('RFC 8489 section 18.1: bits 0 and 1 of the security features are the leftmost', () => {
  const nonce = createNonces().nonces.issue(alice, 'featured');
  assert.equal(nonce.slice(0, 9), 'obMatJos2');
  assert.deepEqual([...Buffer.from(nonce.slice(9, 13), 'base64')], [0b1100_0000, 0, 0]);
});
