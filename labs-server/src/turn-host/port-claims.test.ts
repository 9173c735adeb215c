import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunOwner } from '../tap/witnesses.ts';
import { claimLifetimeUs, PortClaims } from './port-claims.ts';

const ownerOf = (run: number) => ({ session: { ended: null }, run }) as unknown as RunOwner;

function createClaims() {
  const clock = { nowUs: 0, monotonicUs: () => clock.nowUs };
  const claims = new PortClaims(
    clock as unknown as ConstructorParameters<typeof PortClaims>[0],
    () => ['192.168.1.7'],
  );
  return { claims, clock };
}

test('a page on this machine asks by one address, and its STUN may come from another', () => {
  const { claims } = createClaims();
  const owner = ownerOf(1);
  claims.add(owner, { address: '127.0.0.1', port: 50_000 });
  for (const address of ['127.0.0.1', '::1', '192.168.1.7']) {
    assert.equal(claims.ownerOf({ address, port: 50_000 }), owner, address);
  }
  assert.equal(claims.ownerOf({ address: '192.168.1.8', port: 50_000 }), null);
  assert.equal(claims.ownerOf({ address: '127.0.0.1', port: 50_001 }), null);
});

test('from elsewhere only ports of the own address can be claimed', () => {
  const { claims } = createClaims();
  const owner = ownerOf(1);
  claims.add(owner, { address: '192.168.1.8', port: 50_000 });
  assert.equal(claims.ownerOf({ address: '192.168.1.8', port: 50_000 }), owner);
  assert.equal(claims.ownerOf({ address: '127.0.0.1', port: 50_000 }), null);
});

test('who claims first has a port until the claim expires', () => {
  const { claims, clock } = createClaims();
  const [first, second] = [ownerOf(1), ownerOf(2)];
  const source = { address: '127.0.0.1', port: 50_000 };
  claims.add(first, source);
  claims.add(second, source);
  assert.equal(claims.ownerOf(source), first);
  clock.nowUs = claimLifetimeUs;
  claims.add(second, source);
  assert.equal(claims.ownerOf(source), second);
});
