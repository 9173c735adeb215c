import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PairFacts, StatsCandidate } from './agent-stats.ts';
import type { CandidateFacts } from './candidate-facts.ts';
import { pairMatrix } from './pair-matrix.ts';

test('a pair of the statistics is found by port and priority, although its addresses are hidden', () => {
  const local = candidate({ address: '6f7ab63e.local', port: 1 });
  const remote = candidate({ address: '192.0.2.9', port: 2 });
  const pair = pairOf({ ...local, address: '' }, { ...remote, address: '' });
  const matrix = pairMatrix([local], [remote], [pair]);
  assert.equal(matrix.rows[0]?.cells[0]?.pair, pair);
  assert.equal(matrix.rows[0]?.cells[0]?.missing, null);
});

test('rows and columns stand in the order of priority, learned candidates among them', () => {
  const host = candidate({ port: 1, priority: 2122194687 });
  const relay = candidate({ type: 'relay', port: 2, priority: 8331263 });
  const learned: StatsCandidate = {
    type: 'prflx',
    protocol: 'udp',
    address: '',
    port: 3,
    priority: 1853693695,
  };
  const matrix = pairMatrix([relay, host], [], [pairOf(host, learned)]);
  assert.deepEqual(
    matrix.rows.map(({ local }) => local.type),
    ['host', 'relay'],
  );
  assert.deepEqual(
    matrix.remotes.map(({ type }) => type),
    ['prflx'],
  );
});

test('where there is no pair the reason is told', () => {
  const ipv4 = candidate({ address: '192.0.2.1', port: 1 });
  const ipv6 = candidate({ address: '2001:db8::1', port: 2, priority: 2122265343 });
  const reflexive = candidate({ type: 'srflx', address: '203.0.113.7', port: 3, priority: 9 });
  const relay = candidate({ type: 'relay', address: '127.0.0.1', port: 4, priority: 8 });
  const hidden = candidate({ address: '6f7ab63e.local', port: 5, priority: 7 });
  const tcp = candidate({ address: '192.0.2.1', port: 9, protocol: 'tcp', priority: 6 });
  assert.equal(why(ipv4, ipv6)?.words, 'IPv4 and IPv6');
  assert.equal(why(ipv4, ipv6)?.section?.section, '6.1.2.2');
  assert.equal(why(reflexive, ipv4)?.section?.section, '6.1.2.4');
  assert.equal(why(relay, hidden)?.words, 'the relay would learn who it is');
  assert.equal(why(hidden, relay)?.words, 'no pair');
  assert.equal(why(ipv4, tcp)?.words, 'other transport');
});

function why(local: CandidateFacts, remote: CandidateFacts) {
  return pairMatrix([local], [remote], []).rows[0]?.cells[0]?.missing;
}

function candidate(part: Partial<CandidateFacts>): CandidateFacts {
  return {
    atMs: 0,
    restarts: 0,
    type: 'host',
    protocol: 'udp',
    address: '',
    port: 0,
    priority: 2122194687,
    foundation: '1',
    related: null,
    relayProtocol: null,
    url: '',
    line: '',
    ...part,
  };
}

function pairOf(local: StatsCandidate, remote: StatsCandidate): PairFacts {
  return {
    local,
    remote,
    state: 'succeeded',
    isNominated: true,
    isSelected: true,
    requestsSent: 1,
    responsesReceived: 1,
    requestsReceived: 1,
    responsesSent: 1,
    consentRequestsSent: 0,
    roundTripMs: 1,
    bytesSent: 0,
    bytesReceived: 0,
    toldPriority: null,
  };
}
