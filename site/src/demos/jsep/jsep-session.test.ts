import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOfLog } from './code-of-log.ts';
import { isRefused, newestRefusal } from './jsep-log.ts';
import { orderOf } from './jsep-orders.ts';
import { JsepSession } from './jsep-session.ts';
import { FakeConnection } from './testing/fake-connection.ts';
import { whyRefused } from './why-refused.ts';

const host = 'candidate:1 1 udp 2122194687 192.0.2.1 1000 typ host';

function begin(trickle = true, wait: () => Promise<void> = () => Promise.resolve()) {
  const connections: FakeConnection[] = [];
  const session = new JsepSession(
    {
      createConnection() {
        const connection = new FakeConnection();
        connections.push(connection);
        return connection.asConnection();
      },
      now: () => 0,
      wait,
      onChange: () => {},
    },
    { trickle },
  );
  const [alice, bob] = connections;
  if (alice === undefined || bob === undefined) return assert.fail('two connections are made');
  return { session, alice, bob };
}

async function playOrder(id: string) {
  const { session, alice, bob } = begin();
  for (const { peer, call } of orderOf(id).steps) await session.press(peer, call);
  const calls = session.view().log.filter((entry) => entry.kind === 'call');
  return { session, alice, bob, calls };
}

for (const id of ['right', 'short', 'pranswer', 'rollback', 'restart']) {
  test(`no call of the order "${id}" is refused, and both end stable`, async () => {
    const { session, calls } = await playOrder(id);
    assert.deepEqual(
      calls.filter(({ outcome }) => isRefused(outcome)),
      [],
    );
    const { Alice, Bob } = session.view().peers;
    assert.equal(Alice.states.signaling, 'stable');
    assert.equal(Bob.states.signaling, 'stable');
    assert.equal(Alice.cameFrom === null, false);
  });
}

test('the order of 2019 is refused at its step 5: there is no offer to answer yet', async () => {
  const { calls } = await playOrder('2019');
  const [first] = calls.filter(({ outcome }) => isRefused(outcome));
  assert.equal(first?.peer, 'Bob');
  assert.equal(first?.call, 'createAnswer');
  assert.deepEqual(first && isRefused(first.outcome) && first.outcome.name, 'InvalidStateError');
  assert.deepEqual(first && whyRefused(first)?.source, { standard: 'RFC 9429', section: '4.1.9' });
});

test('a candidate that is too early is refused and stays in the queue, and is taken later', async () => {
  const { session, alice, bob } = begin();
  alice.find(host);
  await session.press('Bob', 'addIceCandidate');
  assert.equal(newestRefusal(session.view().log)?.call, 'addIceCandidate');
  assert.deepEqual(session.view().peers.Bob.queue, [host]);
  for (const { peer, call } of orderOf('short').steps) await session.press(peer, call);
  assert.deepEqual(session.view().peers.Bob.queue, []);
  assert.equal(session.view().peers.Bob.addedCount, 1);
  assert.deepEqual(bob.added, [{ candidate: host, sdpMid: '0' }]);
  assert.equal(newestRefusal(session.view().log), null);
});

test('without trickle no candidate travels, and the description waits for complete', async () => {
  const { session, alice } = begin(false, () => new Promise(() => {}));
  await session.press('Alice', 'setLocal');
  alice.find(host);
  alice.iceGatheringState = 'gathering';
  const sent = session.press('Alice', 'send');
  const messages = () => session.view().log.filter(({ kind }) => kind === 'message');
  assert.deepEqual(messages(), []);
  alice.iceGatheringState = 'complete';
  alice.dispatchEvent(new Event('icegatheringstatechange'));
  await sent;
  assert.equal(messages().length, 1);
  assert.equal(session.view().peers.Bob.received, 'offer');
  assert.deepEqual(session.view().peers.Bob.queue, []);
});

test('where gathering never ends, what there is, is sent, and the log says so', async () => {
  const { session, alice } = begin(false);
  await session.press('Alice', 'setLocal');
  alice.iceGatheringState = 'gathering';
  await session.press('Alice', 'send');
  const texts = session.view().log.flatMap((entry) => (entry.kind === 'event' ? entry.text : []));
  assert.match(texts.at(-1) ?? '', /not complete after 3 s/);
  assert.equal(session.view().peers.Bob.received, 'offer');
});

test('a machine without a network is recognised: no candidate comes while it gathers', async () => {
  const { session, alice } = begin();
  alice.iceGatheringState = 'gathering';
  alice.dispatchEvent(new Event('icegatheringstatechange'));
  await Promise.resolve();
  assert.equal(session.view().peers.Alice.isWithoutNetwork, true);
  alice.find(host);
  assert.equal(session.view().peers.Alice.isWithoutNetwork, false);
});

test('every call can be pressed in every state, and the page says why it was refused', async () => {
  const { session } = begin();
  await session.press('Alice', 'send');
  assert.match(whyRefusedNewest(session) ?? '', /localDescription is null/);
  await session.press('Alice', 'rollback');
  assert.match(whyRefusedNewest(session) ?? '', /nothing to roll back/);
  await session.press('Alice', 'close');
  for (const call of ['createOffer', 'createAnswer', 'addTransceiver'] as const) {
    await session.press('Alice', call);
    assert.match(whyRefusedNewest(session) ?? '', /is closed/);
  }
  assert.equal(session.view().peers.Alice.states.signaling, 'closed');
});

function whyRefusedNewest(session: JsepSession): string | undefined {
  const refused = newestRefusal(session.view().log);
  return (refused && whyRefused(refused)?.text) ?? undefined;
}

test('the code says what was pressed: names go from the sender to the receiver', async () => {
  const { session } = await playOrder('right');
  const [, pressed = ''] = codeOfLog(session.view().log, true).split('\n\n');
  assert.deepEqual(pressed.split('\n'), [
    'const offer1 = await alice.createOffer();',
    'await alice.setLocalDescription(offer1);',
    'const sent1 = alice.localDescription; // Alice sends it, by any signaling',
    'await bob.setRemoteDescription(sent1);',
    'const answer1 = await bob.createAnswer();',
    'await bob.setLocalDescription(answer1);',
    'const sent2 = bob.localDescription; // Bob sends it, by any signaling',
    'await alice.setRemoteDescription(sent2);',
    'await bob.addIceCandidate(forBob[0]); forBob.shift();',
    'await alice.addIceCandidate(forAlice[0]); forAlice.shift();',
  ]);
});

test('the code of a refused call does not end the program', async () => {
  const { session } = begin();
  await session.press('Bob', 'createAnswer');
  await session.press('Bob', 'close');
  await session.press('Bob', 'addTransceiver');
  const [, pressed = ''] = codeOfLog(session.view().log, true).split('\n\n');
  assert.deepEqual(pressed.split('\n'), [
    'await bob.createAnswer().catch(console.log); // InvalidStateError',
    'bob.close();',
    "try { bob.addTransceiver('audio'); } catch (error) { console.log(error); } // InvalidStateError",
  ]);
});
