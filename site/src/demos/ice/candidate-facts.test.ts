import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addressFamily,
  candidateFacts,
  endpointText,
  isMdnsName,
  type ToldCandidate,
} from './candidate-facts.ts';

/** As Chromium 156 tells it. */
const host: ToldCandidate = {
  candidate:
    'candidate:3560992372 1 udp 2122265343 fd00::2 54525 typ host generation 0 ufrag E47z network-id 2',
  type: 'host',
  protocol: 'udp',
  address: '[fd00::2]',
  port: 54525,
  priority: 2122265343,
  foundation: '3560992372',
  relatedAddress: null,
  relatedPort: null,
  url: '',
  relayProtocol: null,
};

test('an IPv6 address that is told in brackets is kept without them', () => {
  const facts = candidateFacts(host, 12, 0);
  assert.equal(facts?.address, 'fd00::2');
  assert.equal(facts === null ? '' : endpointText(facts), '[fd00::2]:54525');
});

test('a server-reflexive candidate keeps its base, which is 0.0.0.0:0 where the browser hides it', () => {
  const told = { ...host, type: 'srflx', relatedAddress: '0.0.0.0', relatedPort: 0 } as const;
  assert.deepEqual(candidateFacts(told, 0, 1)?.related, { address: '0.0.0.0', port: 0 });
});

test('what has no priority is no candidate', () => {
  assert.equal(candidateFacts({ ...host, priority: null }, 0, 0), null);
});

test('a name of mDNS tells no address family', () => {
  const name = '6f7ab63e-8ed5-4d67-889b-1c7b00936c37.local';
  assert.equal(isMdnsName(name), true);
  assert.equal(addressFamily(name), null);
  assert.equal(endpointText({ address: name, port: 43762 }), '6f7ab63e….local:43762');
  assert.equal(addressFamily('192.0.2.1'), 'IPv4');
  assert.equal(addressFamily('2001:db8::1'), 'IPv6');
  assert.equal(addressFamily(''), null);
});
