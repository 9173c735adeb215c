/** What a domain forwards has bounds, and an ACK is looked at as any other request. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valuesOf } from './sip-message.ts';
import { maxBranches } from './sip-domain.ts';
import { createTestDomain, passwordOf } from './testing/test-domain.ts';

const toCarol = { uri: 'sip:carol@lab.invalid', to: '<sip:carol@lab.invalid>' };

test('who calls, leaves, and comes back to call again is refused with 503 in the end, and all is forgotten', () => {
  const { alice, carol, clock, domain } = createTestDomain();
  carol.register(passwordOf('carol'));
  const outcomes: string[] = [];
  for (let calls = 0; calls <= maxBranches; calls += 1) {
    alice.sendProved('INVITE', toCarol, passwordOf('alice'));
    outcomes.push(...alice.take());
    if (calls % 40 !== 39) continue;
    domain.close(alice);
    domain.open(alice);
  }
  assert.equal(outcomes.filter((one) => one === '100').length, maxBranches);
  assert.equal(outcomes.at(-1), '503');
  domain.close(alice);
  domain.close(carol);
  clock.advance(64_000);
  assert.equal(clock.pending(), 0);
});

test('section 16.3: an ACK that has no hop left goes nowhere', () => {
  const { alice, carol, domain } = createTestDomain();
  carol.register(passwordOf('carol'));
  carol.take();
  alice.sendProved('INVITE', toCarol, passwordOf('alice'));
  const [invite] = carol.received.splice(0);
  assert.ok(invite?.kind === 'request');
  const fields = valuesOf(invite, 'Record-Route').map((route) => ['Route', route] as const);
  const ack = alice.request('ACK', { uri: 'sip:carol@carol.invalid', fields: fields.toReversed() });
  const withHops = (hops: string) => ({
    ...ack,
    fields: ack.fields.map(
      ([name, value]) => [name, name === 'Max-Forwards' ? hops : value] as const,
    ),
  });
  for (const hops of ['0', 'many']) domain.receive(alice, withHops(hops));
  assert.deepEqual(carol.take(), []);
  domain.receive(alice, withHops('1'));
  assert.deepEqual(carol.take(), ['ACK']);
});
