import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agentStats, type StatsEntry } from './agent-stats.ts';

/** From a call between two peers of one page, as Chromium 156 told it; addresses are hidden behind mDNS names. */
const told: readonly StatsEntry[] = [
  {
    id: 'CP1',
    type: 'candidate-pair',
    bytesReceived: 2330,
    bytesSent: 2180,
    consentRequestsSent: 5,
    currentRoundTripTime: 0.001,
    localCandidateId: 'I1',
    nominated: true,
    priority: 9079312923804853000,
    remoteCandidateId: 'I2',
    requestsReceived: 1,
    requestsSent: 6,
    responsesReceived: 6,
    responsesSent: 1,
    state: 'succeeded',
  },
  {
    id: 'CP2',
    type: 'candidate-pair',
    localCandidateId: 'I1',
    nominated: false,
    remoteCandidateId: 'I9',
    state: 'waiting',
  },
  {
    id: 'I1',
    type: 'local-candidate',
    address: '',
    candidateType: 'host',
    port: 59631,
    priority: 2113942271,
    protocol: 'udp',
  },
  {
    id: 'I2',
    type: 'remote-candidate',
    address: '[fd00::2]',
    candidateType: 'prflx',
    port: 56435,
    priority: 1845506815,
    protocol: 'udp',
  },
  { id: 'T1', type: 'transport', iceRole: 'controlling', selectedCandidatePairId: 'CP1' },
];

test('a pair has its two candidates, and the transport tells which one is selected', () => {
  const { role, pairs } = agentStats(told);
  assert.equal(role, 'controlling');
  const [pair, ...others] = pairs;
  assert.deepEqual(others, [], 'a pair whose candidate is not told is none');
  assert.equal(pair?.isSelected, true);
  assert.equal(pair?.local.address, '');
  assert.equal(pair?.remote.address, 'fd00::2');
  assert.equal(pair?.remote.type, 'prflx');
  assert.equal(pair?.roundTripMs, 1);
  assert.equal(pair?.requestsSent, 6);
});

test('before the transport exists nobody has a role', () => {
  assert.deepEqual(agentStats([]), { role: 'unknown', pairs: [] });
});

test('a browser that tells no numbers counts nothing', () => {
  const [pair, candidate, remote] = told.toSpliced(1, 1);
  const bare = {
    id: 'CP1',
    type: 'candidate-pair',
    localCandidateId: 'I1',
    remoteCandidateId: 'I2',
  };
  assert.ok(pair && candidate && remote);
  const [read] = agentStats([bare, candidate, remote]).pairs;
  assert.equal(read?.consentRequestsSent, 0);
  assert.equal(read?.roundTripMs, null);
  assert.equal(read?.state, 'waiting');
});
