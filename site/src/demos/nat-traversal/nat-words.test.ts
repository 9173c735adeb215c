import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NatOutcome, PacketEvent } from '@wireside/labs-server/wire/nat/nat-event.ts';
import { matrixSide } from '@wireside/labs-server/wire/nat/nat-matrix.ts';
import { natPresets, presetOf } from './nat-presets.ts';
import {
  classicWords,
  dropPlaces,
  fateWords,
  outcomeWords,
  predictionVerdict,
  stepWords,
} from './nat-words.ts';

const alice = { address: '192.0.2.10', port: 50_000 };
const bob = { address: '203.0.113.20', port: 60_000 };
const outside = { address: '203.0.113.10', port: 57_344 };
const way = { atMs: 0, packet: 1, transport: 'udp', source: alice, destination: bob } as const;

const failed: NatOutcome = {
  connected: false,
  atMs: 1614,
  pairs: { alice: null, bob: null },
  dataArrived: false,
  packets: 24,
  drops: 20,
  cut: false,
};
const pair = { local: alice, localType: 'host', remote: bob, remoteType: 'srflx' } as const;
const connected: NatOutcome = { ...failed, connected: true, pairs: { alice: pair, bob: pair } };

test('a step says who acted and what changed', () => {
  const translated: PacketEvent = {
    kind: 'translated',
    ...way,
    node: 'alice-nat',
    field: 'source',
    to: outside,
    mapping: 1,
    isNew: true,
    isHairpin: false,
  };
  assert.equal(
    stepWords(translated),
    'Alice’s NAT rewrites the source 192.0.2.10:50000 to 203.0.113.10:57344, by a new mapping.',
  );
  const dropped: PacketEvent = { kind: 'dropped', ...way, node: 'internet', rule: 'no-route' };
  assert.match(stepWords(dropped), /^The Internet drops it\. No network here/);
  assert.equal(fateWords([dropped]), 'dropped at the Internet');
  assert.deepEqual(dropPlaces([[dropped], [translated], [dropped]]), [
    { node: 'internet', count: 2 },
  ]);
});

test('an outcome is one sentence, and a prediction is held against it', () => {
  assert.match(outcomeWords(failed), /^No connection\. Every check died/);
  assert.match(outcomeWords(connected), /^Connected directly, by a server-reflexive candidate/);
  assert.equal(predictionVerdict('none', failed), 'Your prediction came true.');
  assert.match(predictionVerdict('relay', connected), /It came otherwise/);
  assert.equal(predictionVerdict(null, connected), '');
});

test('a side has the name of RFC 3489, or none', () => {
  assert.match(classicWords(matrixSide('symmetric')), /“symmetric”/);
  const unnamed = { ...matrixSide('symmetric'), filtering: 'endpoint-independent' } as const;
  assert.match(classicWords(unnamed), /no name/);
});

test('a preset is found again, and a changed one is the student’s own', () => {
  for (const preset of natPresets) assert.equal(presetOf(preset.scenario), preset);
  assert.equal(presetOf({ ...natPresets[0].scenario, ports: 'preserved' }), null);
});
