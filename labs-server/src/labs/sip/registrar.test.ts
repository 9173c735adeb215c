import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Field, Response } from './sip-message.ts';
import { valueOf, valuesOf } from './sip-message.ts';
import { createTestDomain, passwordOf } from './testing/test-domain.ts';
import type { TestAgent } from './testing/test-agent.ts';

function last(agent: TestAgent): Response {
  const message = agent.received.at(-1);
  return message?.kind === 'response' ? message : assert.fail('no response came');
}

/** REGISTER of alice with these fields; the status. */
function registerWith(agent: TestAgent, fields: readonly Field[], callId = 'r'): number {
  agent.sendProved('REGISTER', { fields, callId }, passwordOf('alice'));
  return last(agent).status;
}

test('RFC 3261 section 22.2: REGISTER is challenged, by SHA-256 first and MD5 last', () => {
  const { alice, domain } = createTestDomain();
  alice.sendRequest('REGISTER', { fields: [['Contact', '<sip:a@a.invalid>']] });
  assert.equal(last(alice).status, 401);
  const algorithms = valuesOf(last(alice), 'WWW-Authenticate').map(
    (value) => /algorithm=([^,]+)/.exec(value)?.[1],
  );
  assert.deepEqual(algorithms, ['SHA-256', 'MD5']);
  alice.register('wrong');
  assert.equal(last(alice).status, 401);
  assert.deepEqual(domain.bindings.of('alice'), []);
});

test('section 10.3: a binding is kept with its seconds, and expires', () => {
  const { alice, domain, clock } = createTestDomain();
  const contact: Field = ['Contact', '<sip:a@a.invalid;transport=ws>;expires=60'];
  assert.equal(registerWith(alice, [contact]), 200);
  assert.equal(valueOf(last(alice), 'Contact'), '<sip:a@a.invalid;transport=ws>;expires=60');
  clock.advance(59_001);
  assert.equal(domain.bindings.of('alice').length, 1);
  clock.advance(1_000);
  assert.deepEqual(domain.bindings.of('alice'), []);
});

test('section 10.2: an expires that is no number is good for 3600 seconds', () => {
  const { alice } = createTestDomain();
  const fields: Field[] = [
    ['Contact', '<sip:a@a.invalid>;expires=soon'],
    ['Expires', '60'],
  ];
  assert.equal(registerWith(alice, fields), 200);
  assert.equal(valueOf(last(alice), 'Contact'), '<sip:a@a.invalid>;expires=3600');
});

test('section 10.2.2: Expires: 0 removes one contact, Contact: * removes all', () => {
  const { alice, domain } = createTestDomain();
  assert.equal(registerWith(alice, [['m', '<sip:a@a.invalid>, <sip:b@a.invalid>']]), 200);
  assert.equal(registerWith(alice, [['Contact', '<sip:a@a.invalid>;expires=0']]), 200);
  assert.deepEqual(
    domain.bindings.of('alice').map(({ contact }) => contact),
    ['sip:b@a.invalid'],
  );
  assert.equal(registerWith(alice, [['Contact', '*']]), 400);
  assert.equal(
    registerWith(alice, [
      ['Contact', '*'],
      ['Expires', '0'],
    ]),
    200,
  );
  assert.deepEqual(domain.bindings.of('alice'), []);
  assert.equal(registerWith(alice, []), 200);
});

test('section 10.3 step 7: too brief gets 423, an older CSeq of the same Call-ID fails', () => {
  const { alice } = createTestDomain();
  const contact: Field = ['Contact', '<sip:a@a.invalid>'];
  assert.equal(registerWith(alice, [contact, ['Expires', '5']]), 423);
  assert.equal(valueOf(last(alice), 'Min-Expires'), '10');
  assert.equal(registerWith(alice, [contact]), 200);
  const old = { fields: [contact], callId: 'r', cseq: 1 };
  alice.sendProved('REGISTER', old, passwordOf('alice'));
  assert.equal(last(alice).status, 500);
  assert.equal(registerWith(alice, [['Contact', '<tel:1>']]), 400);
  const many = Array.from({ length: 6 }, (_, index) => `<sip:${index}@a.invalid>`).join(', ');
  assert.equal(registerWith(alice, [['Contact', many]]), 503);
});

test('a user cannot register for another, and an extension that is required is refused', () => {
  const { alice } = createTestDomain();
  alice.sendProved('REGISTER', { to: '<sip:carol@lab.invalid>' }, passwordOf('alice'));
  assert.equal(last(alice).status, 403);
  alice.sendRequest('REGISTER', { fields: [['Require', 'outbound']] });
  assert.equal(last(alice).status, 420);
  assert.equal(valueOf(last(alice), 'Unsupported'), 'outbound');
});

test('RFC 5626 section 7: a closed connection takes its bindings along', () => {
  const { alice, domain } = createTestDomain();
  alice.register(passwordOf('alice'));
  assert.equal(domain.bindings.of('alice').length, 1);
  domain.close(alice);
  assert.deepEqual(domain.bindings.of('alice'), []);
});
