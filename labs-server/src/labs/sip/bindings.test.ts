import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../../clock/fake-clock.ts';
import { Bindings } from './bindings.ts';
import type { Flow } from './flow.ts';

const flow: Flow = { token: 'f', transport: 'WS', send: () => {} };

test('who asks for a user leaves nothing behind, and neither does a registration that is over', () => {
  const clock = createFakeClock();
  const bindings = new Bindings(clock);
  for (let count = 0; count < 100; count += 1) bindings.of(`nobody${count}`);
  assert.equal(bindings.size, 0);
  const contact = 'sip:a@alice.invalid';
  const expiresAtMs = clock.wallMs() + 10_000;
  const register = (): void =>
    bindings.set('alice', { contact, expiresAtMs, callId: 'c', cseq: 1, flow });
  register();
  assert.equal(bindings.size, 1);
  bindings.remove('alice', contact);
  assert.equal(bindings.size, 0);
  register();
  bindings.flowClosed(flow);
  assert.equal(bindings.size, 0);
  register();
  clock.advance(10_000);
  assert.deepEqual(bindings.of('alice'), []);
  assert.equal(bindings.size, 0);
});
