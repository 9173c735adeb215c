import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matrixScenario } from '@wireside/labs-server/wire/nat/nat-matrix.ts';
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { object } from '../trace-face.ts';
import { readNatReport, type NatReport } from './nat-report.ts';

const alice = { address: '192.0.2.10', port: 50_000 };
const server = { address: '203.0.113.1', port: 3478 };
const outside = { address: '203.0.113.10', port: 57_344 };
const way = { packet: 1, transport: 'tcp', source: alice, destination: server } as const;

const report: NatReport = {
  scenario: matrixScenario({ alice: 'symmetric', bob: 'full-cone', turn: true }),
  events: [
    { kind: 'candidate', atMs: 0, agent: 'alice', candidate: null },
    { kind: 'state', atMs: 0, agent: 'bob', state: 'connected' },
    { kind: 'sent', atMs: 0, node: 'alice', ...way, hex: '0001', segment: 'data' },
    {
      kind: 'translated',
      atMs: 2,
      node: 'alice-nat',
      ...way,
      field: 'source',
      to: outside,
      mapping: 1,
      isNew: true,
      isHairpin: false,
    },
    { kind: 'dropped', atMs: 22, node: 'server', ...way, rule: 'port-unreachable' },
    { kind: 'delivered', atMs: 23, node: 'server', ...way },
    { kind: 'expired', atMs: 300_000, node: 'alice-nat', mapping: 1 },
  ],
  outcome: {
    connected: true,
    atMs: 112,
    pairs: {
      alice: null,
      bob: { local: alice, localType: 'host', remote: outside, remoteType: 'prflx' },
    },
    dataArrived: true,
    packets: 1,
    drops: 1,
    cut: false,
  },
  prediction: 'relay',
};
const kept = (value: NatReport) => object(JSON.parse(JSON.stringify(value)) as JsonValue);

test('a trace keeps all of a report', () => {
  assert.deepEqual(readNatReport(kept(report)), report);
});

test('the answer of the lab server has no prediction', () => {
  const { prediction: _, ...answer } = kept(report);
  assert.equal(readNatReport(answer).prediction, null);
});

test('a foreign file is refused with a TypeError, whatever it holds', () => {
  for (const key of ['scenario', 'events', 'outcome']) {
    assert.throws(() => readNatReport({ ...kept(report), [key]: 7 }), TypeError, key);
  }
  for (const event of [null, {}, { kind: 'sent', atMs: 1 }, { kind: 'later', atMs: 1, ...way }]) {
    assert.throws(
      () => readNatReport({ ...kept(report), events: [event] as JsonValue }),
      TypeError,
    );
  }
});
