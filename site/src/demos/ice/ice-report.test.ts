import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faceLine, faceOf } from '../trace-face.ts';
import type { PairFacts } from './agent-stats.ts';
import type { CandidateFacts } from './candidate-facts.ts';
import { noReport, readIceReport, type IceReport } from './ice-report.ts';

const candidate: CandidateFacts = {
  atMs: 14,
  restarts: 0,
  type: 'relay',
  protocol: 'udp',
  address: '127.0.0.1',
  port: 50123,
  priority: 8331263,
  foundation: '1',
  related: { address: '0.0.0.0', port: 0 },
  relayProtocol: 'udp',
  url: 'turn:127.0.0.1:3478?transport=udp',
  line: 'candidate:1 1 udp 8331263 127.0.0.1 50123 typ relay',
};

const pair: PairFacts = {
  local: { type: 'relay', protocol: 'udp', address: '127.0.0.1', port: 50123, priority: 8331263 },
  remote: { type: 'prflx', protocol: 'udp', address: '', port: 50124, priority: 1845501695 },
  state: 'in-progress',
  isNominated: false,
  isSelected: false,
  requestsSent: 1,
  responsesReceived: 0,
  requestsReceived: 2,
  responsesSent: 2,
  consentRequestsSent: 0,
  roundTripMs: null,
  bytesSent: 0,
  bytesReceived: 0,
  toldPriority: 35782257394794496,
};

const setting = {
  server: 'turn-udp',
  policy: 'relay',
  exchange: 'bob-silent',
  asksForMicrophone: false,
} as const;
const empty = noReport(setting);
const report: IceReport = {
  ...empty,
  alice: {
    ...empty.alice,
    role: 'controlling',
    iceState: 'checking',
    candidates: [candidate],
    errors: [{ atMs: 3, url: candidate.url, code: 401, text: 'Unauthorized.' }],
    pairs: [pair],
  },
  consent: [{ atMs: 5, sent: 1 }],
};

const metadata = {
  createdAt: '2026-11-27T00:00:00Z',
  sessionIdsReplaced: true,
  benchId: 'ice-view',
  title: 'Two peers',
  productVersion: '0.1.0',
  originUs: 0,
  code: null,
} as const;

function kept(value: object): IceReport | null {
  const console = [faceLine('ice', value, 0)];
  return faceOf({ ...metadata, console }, 'ice', readIceReport);
}

test('a report is what it was after it was kept in a trace', () => {
  assert.deepEqual(kept(report), report);
});

test('a foreign file with a candidate of another type gives no report', () => {
  const foreign = { ...report, bob: { ...report.bob, candidates: [{ ...candidate, type: 'x' }] } };
  assert.equal(kept(foreign), null);
});
