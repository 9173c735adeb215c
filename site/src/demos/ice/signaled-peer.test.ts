import assert from 'node:assert/strict';
import { test } from 'node:test';
import { offerAndAnswer, SignaledPeer, withoutCandidates, type Telling } from './signaled-peer.ts';

/** A connection that gathers one candidate in each description, and one later. */
class FakeConnection extends EventTarget {
  readonly added: string[] = [];
  readonly remote: string[] = [];
  localDescription: { readonly type: string; readonly sdp: string } | null = null;

  setLocalDescription(): Promise<void> {
    const type = this.remote.length === 0 ? 'offer' : 'answer';
    this.localDescription = { type, sdp: `v=0\r\na=candidate:${type}\r\na=mid:0\r\n` };
    this.tell(`${type} candidate`);
    return Promise.resolve();
  }

  setRemoteDescription({ sdp }: { readonly sdp: string }): Promise<void> {
    this.remote.push(sdp);
    return Promise.resolve();
  }

  addIceCandidate(candidate: string): Promise<void> {
    this.added.push(candidate);
    return Promise.resolve();
  }

  tell(candidate: string): void {
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
  }
}

async function call(aliceTells: Telling, bobTells: Telling) {
  const [a, b] = [new FakeConnection(), new FakeConnection()];
  let waited = 0;
  const peer = (connection: FakeConnection, telling: Telling) =>
    new SignaledPeer(connection as unknown as RTCPeerConnection, telling, () => {
      waited += 1;
      return Promise.resolve();
    });
  const [alice, bob] = [peer(a, aliceTells), peer(b, bobTells)];
  alice.passCandidatesTo(bob);
  bob.passCandidatesTo(alice);
  await offerAndAnswer(alice, bob);
  a.tell('late candidate of Alice');
  b.tell('late candidate of Bob');
  return { a, b, waited };
}

test('trickle: each candidate is passed on as it comes', async () => {
  const { a, b, waited } = await call('trickle', 'trickle');
  assert.deepEqual(b.added, ['offer candidate', 'late candidate of Alice']);
  assert.deepEqual(a.added, ['answer candidate', 'late candidate of Bob']);
  assert.equal(waited, 0);
});

test('together: they are in the description, and only what comes later is passed on', async () => {
  const { a, b, waited } = await call('together', 'together');
  assert.deepEqual(b.added, ['late candidate of Alice']);
  assert.deepEqual(a.added, ['late candidate of Bob']);
  assert.match(b.remote[0] ?? '', /a=candidate:offer/);
  assert.equal(waited, 2);
});

test('a peer that tells none tells none in its description either', async () => {
  const { a } = await call('trickle', 'silent');
  assert.deepEqual(a.added, []);
  assert.equal(a.remote[0], 'v=0\r\na=mid:0\r\n');
});

test('a description without candidates keeps every other line', () => {
  const sdp = 'v=0\r\na=candidate:1 1 udp 1 192.0.2.2 45206 typ host\r\na=end-of-candidates\r\n';
  assert.equal(withoutCandidates(sdp), 'v=0\r\n');
});
