/** Allocate requests for which no relayed address could be opened: 500 and 508. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute, findValue } from '../../wire/stun/attribute.ts';
import { turnMethods } from '../../wire/turn/methods.ts';
import { evenPort } from '../../wire/turn/even-port.ts';
import { requestedTransport } from '../../wire/turn/requested-transport.ts';
import { reservationToken } from '../../wire/turn/reservation-token.ts';
import { codeOf, createTestServer } from './testing/test-server.ts';
import { defaultTurnLimits } from './turn-server-options.ts';

const { Allocate } = turnMethods;
const udp = attribute(requestedTransport, 17);

test('RFC 8489 section 14.8: what is no matter of capacity is a temporary error, 500, and a client may ask again', () => {
  const { connect, network, server } = createTestServer();
  network.failures.set('IPv4', 'failed');
  const client = connect();
  assert.equal(codeOf(client.ask(Allocate, [udp])), 500);
  assert.equal(server.counters.allocations, 0);
  network.failures.clear();
  assert.equal(codeOf(client.ask(Allocate, [udp])), 0);
});

test('RFC 8656 section 19: 508 where the server has no more relayed addresses', () => {
  const { connect, network } = createTestServer();
  network.failures.set('IPv4', 'no-capacity');
  assert.equal(codeOf(connect().ask(Allocate, [udp])), 508);
});

test('a port that is held for a token can be had where the server has room for nothing else', () => {
  const limits = { ...defaultTurnLimits, allocations: 2 };
  const { connect } = createTestServer({ limits });
  const { attributes } = connect().ask(Allocate, [udp, attribute(evenPort, true)]);
  const token = findValue(attributes, reservationToken);
  assert.ok(token);
  assert.equal(codeOf(connect().ask(Allocate, [udp])), 508);
  assert.equal(codeOf(connect().ask(Allocate, [udp, attribute(reservationToken, token)])), 0);
});
