/** Real ICE agents on the virtual network, in the real worker: what the simulator promises about them. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { DroppedEvent } from '../../wire/nat/nat-event.ts';
import type { NatScenario } from '../../wire/nat/nat-scenario.ts';
import { NatRunner, startNatThread } from './nat-runner.ts';
import type { NatRun } from './nat-job.ts';
import { natScenario, natSide } from './testing/scenario.ts';

const done = new AbortController();
const ends: (() => void)[] = [];
const runner = new NatRunner({
  startThread: (events) => {
    const thread = startNatThread(events);
    ends.push(() => thread.end());
    return thread;
  },
  after: () => () => {},
});
after(() => ends.forEach((end) => end()));

async function run(scenario: NatScenario): Promise<NatRun> {
  const [first] = await runner.run([scenario], done.signal);
  assert.ok(first);
  return first;
}

function drops({ events }: NatRun): DroppedEvent[] {
  return events.filter((event) => event.kind === 'dropped');
}

test('two agents behind port restricted NATs connect by their server-reflexive candidates', async () => {
  const result = await run(natScenario());
  const { outcome, events } = result;
  assert.equal(outcome.connected, true);
  assert.equal(outcome.dataArrived, true);
  assert.equal(outcome.pairs.alice?.remoteType, 'srflx');
  assert.equal(outcome.pairs.alice?.remote.address, '203.0.113.20');
  assert.equal(outcome.pairs.bob?.remote.address, '203.0.113.10');
  const first = events.find((event) => event.kind === 'sent');
  // A STUN Binding request, as the agent made it: type 0x0001 and the magic cookie.
  assert.match(first?.hex ?? '', /^0001....2112a442/);
  const places = drops(result).map(({ rule, node }) => `${rule} ${node}`);
  // Checks for private addresses, and those that came before Alice had sent.
  assert.deepEqual(new Set(places), new Set(['no-route internet', 'filtered alice-nat']));
});

test('symmetric against port restricted: every check dies at a filter, and nothing connects', async () => {
  const result = await run(natScenario({ alice: natSide('symmetric') }));
  assert.equal(result.outcome.connected, false);
  assert.deepEqual(result.outcome.pairs, { alice: null, bob: null });
  const filtered = drops(result).filter(({ rule }) => rule === 'filtered');
  assert.deepEqual(new Set(filtered.map(({ node }) => node)), new Set(['alice-nat', 'bob-nat']));
});

test('symmetric against restricted cone: the other learns a peer-reflexive candidate', async () => {
  const { outcome } = await run(
    natScenario({ alice: natSide('symmetric'), bob: natSide('restricted-cone') }),
  );
  assert.equal(outcome.connected, true);
  assert.equal(outcome.pairs.bob?.remoteType, 'prflx');
});

test('turn-when-nothing-else: symmetric against symmetric connects by our TURN server', async () => {
  const both = { alice: natSide('symmetric'), bob: natSide('symmetric') };
  const { outcome, events } = await run(natScenario({ ...both, turn: true }));
  assert.equal(outcome.connected, true);
  assert.equal(outcome.dataArrived, true);
  assert.equal(outcome.pairs.alice?.remoteType, 'relay');
  const sent = events.filter((event) => event.kind === 'sent');
  const types = new Set(sent.map(({ hex }) => hex.slice(0, 4)));
  // Allocate, its error response (401), its success response; ChannelBind and its success response (RFC 8656 section 17).
  for (const type of ['0003', '0113', '0103', '0009', '0109']) assert.ok(types.has(type), type);
  // A private address is no peer for the relay: ChannelBind and CreatePermission get an error response (403).
  assert.ok(types.has('0119') && types.has('0118'));
});

test('where UDP is blocked the relay is reached over TCP', async () => {
  const bob = natSide('full-cone', { udpBlocked: true });
  const { outcome, events } = await run(natScenario({ bob, turn: true }));
  assert.equal(outcome.connected, true);
  assert.equal(outcome.dataArrived, true);
  assert.equal(outcome.pairs.bob?.localType, 'relay');
  const segments = events.flatMap((event) => (event.kind === 'sent' ? [event.segment] : []));
  for (const segment of ['SYN', 'SYN-ACK', 'data'] as const) assert.ok(segments.includes(segment));
});

test('where UDP is blocked, and without a relay, nothing gets past the firewall', async () => {
  const result = await run(natScenario({ bob: natSide('full-cone', { udpBlocked: true }) }));
  assert.equal(result.outcome.connected, false);
  assert.ok(
    drops(result).some(({ node, rule }) => node === 'bob-firewall' && rule === 'udp-blocked'),
  );
});

test('hairpinning-is-a-must: behind one NAT two homes connect only when it sends back inside', async () => {
  const shared = natScenario({ sharedNat: true });
  const withIt = await run(shared);
  assert.equal(withIt.outcome.connected, true);
  const without = await run({ ...shared, hairpinning: false });
  assert.equal(without.outcome.connected, false);
  assert.ok(drops(without).some(({ rule }) => rule === 'no-hairpinning'));
});

test('a mapping that expires too early loses the pair, one of two minutes keeps it', async () => {
  const alice = natSide('port-restricted-cone');
  const early = await run(natScenario({ alice, mappingTimeoutS: 3, stayS: 60 }));
  assert.equal(early.outcome.connected, true);
  assert.equal(early.outcome.dataArrived, false);
  assert.ok(early.events.some(({ kind }) => kind === 'expired'));
  const kept = await run(natScenario({ alice, mappingTimeoutS: 120, stayS: 60 }));
  assert.equal(kept.outcome.dataArrived, true);
});

/** What does not come out of a random number of an agent. */
function shape(result: NatRun | undefined) {
  return result?.events.map((event) => ({ ...event, hex: null, candidate: null }));
}

test('the same scenario gives the same run', async () => {
  const scenario = natScenario({ alice: natSide('symmetric'), bob: natSide('full-cone') });
  const [one, other] = await runner.run([scenario, scenario], done.signal);
  assert.deepEqual(shape(one), shape(other));
});
