/** The user agents of the lab: calls that are answered, cancelled, refused and ended. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byeWithinMs, ringAtMostMs, ringMs } from './resident-call.ts';
import { type Message, type Request, type Response, valueOf, valuesOf } from './sip-message.ts';
import { createResidentSubject, offer, sdp } from './testing/resident-subject.ts';

const responseIn = (sent: readonly Message[]): Response =>
  sent.findLast((message) => message.kind === 'response') ?? assert.fail('no response');

test('RFC 3261 section 13.3: it rings, and then answers with a description', async () => {
  const { send, pass, sent, take, told } = createResidentSubject();
  await send('INVITE', offer);
  assert.deepEqual(take(), [180]);
  await pass(ringMs);
  const ok = responseIn(sent);
  assert.equal(ok.status, 200);
  assert.equal(Buffer.from(ok.body).toString(), 'answer');
  assert.equal(valueOf(ok, 'Content-Type'), 'application/sdp');
  assert.deepEqual(valuesOf(ok, 'Record-Route'), ['<sip:f@proxy.lab.invalid;lr>']);
  assert.match(valueOf(ok, 'To') ?? '', /;tag=/);
  assert.deepEqual(told, ['answer v=0']);
});

test('section 13.3.1.4: the 200 comes again until the ACK is there; without one the call ends', async () => {
  const { send, pass, take, told } = createResidentSubject('answers', 2);
  await send('INVITE', offer);
  await pass(ringMs);
  assert.deepEqual(take(), [180, 200]);
  await pass(500);
  assert.deepEqual(take(), [200]);
  await send('ACK');
  await pass(60_000);
  assert.deepEqual(take(), []);
  await send('BYE');
  assert.deepEqual(take(), [200]);
  assert.deepEqual(told, ['answer v=0', 'close']);
  await send('INVITE', offer);
  await pass(ringMs);
  await pass(40_000);
  assert.equal(take().at(-1), 'BYE');
});

test('section 9.2: CANCEL ends a call that rings with 487, and not one that is answered', async () => {
  const { send, pass, take, told } = createResidentSubject('rings');
  await send('INVITE', offer);
  await send('CANCEL');
  assert.deepEqual(take(), [180, 200, 487]);
  await send('CANCEL');
  assert.deepEqual(take(), [481]);
  await send('INVITE', offer);
  await pass(ringAtMostMs);
  assert.deepEqual(take(), [180, 480]);
  assert.deepEqual(told, []);
});

test('section 8.2: 486, 415, 420, 405, 481 and 488 for what it does not take', async () => {
  const busy = createResidentSubject('busy');
  await busy.send('INVITE', offer);
  assert.deepEqual(busy.take(), [486]);
  const { send, pass, take, sent } = createResidentSubject('answers', 1);
  await send('INVITE', '<xml/>', [['c', 'text/xml']]);
  await send('MESSAGE');
  await send('BYE');
  await send('INVITE', offer, [sdp, ['Require', '100rel']]);
  assert.deepEqual(take(), [415, 405, 481, 420]);
  await send('INVITE', 'bad');
  await pass(ringMs);
  assert.match(valueOf(responseIn(sent), 'Warning') ?? '', /this is no description/);
  assert.deepEqual(take(), [180, 488]);
  await send('INVITE', offer);
  await pass(ringMs);
  assert.deepEqual(take(), [180, 486]);
});

test('section 11.2: OPTIONS tells methods and bodies', async () => {
  const { send, sent } = createResidentSubject();
  await send('OPTIONS');
  const values = ['Allow', 'Accept'].map((name) => valueOf(responseIn(sent), name));
  assert.deepEqual(values, ['INVITE, ACK, BYE, CANCEL, OPTIONS', 'application/sdp']);
});

test('section 13.2.1: an INVITE without an offer gets one, and the ACK has the answer', async () => {
  const { send, pass, sent, told } = createResidentSubject();
  await send('INVITE');
  await pass(ringMs);
  assert.equal(Buffer.from(responseIn(sent).body).toString(), 'offer');
  await send('ACK', 'their answer');
  assert.deepEqual(told, ['accept their answer']);
});

test('section 15.1.1: when the connection fails it hangs up, along the recorded route', async () => {
  const { send, pass, sent, take, peerState } = createResidentSubject();
  await send('INVITE', offer);
  await pass(ringMs);
  await send('ACK');
  take();
  peerState('failed');
  assert.deepEqual(take(), []);
  await pass(byeWithinMs);
  const bye = sent.at(-1) as Request;
  assert.equal(bye.method, 'BYE');
  assert.equal(bye.uri, 'sip:a@alice.invalid');
  assert.equal(valueOf(bye, 'Route'), '<sip:f@proxy.lab.invalid;lr>');
  assert.match(valueOf(bye, 'To') ?? '', /tag=alice/);
  assert.match(valueOf(bye, 'Reason') ?? '', /failed/);
  // RFC 7118 section 5.1: as the caller's own connection.
  assert.match(valueOf(bye, 'Via') ?? '', /^SIP\/2\.0\/WSS bob\.lab\.invalid;/);
});

test('a new offer within the call is answered', async () => {
  const { send, pass, take, told, resident } = createResidentSubject();
  await send('INVITE', offer);
  await pass(ringMs);
  await send('ACK');
  take();
  await send('INVITE', 'v=1');
  assert.deepEqual(take(), [200]);
  await send('INVITE');
  assert.deepEqual(take(), [488]);
  resident.close();
  assert.deepEqual(told, ['answer v=0', 'answer v=1', 'close']);
});

test('one who hangs up closes the connection, too: their BYE is waited for', async () => {
  const { send, pass, take, peerState, clock } = createResidentSubject();
  await send('INVITE', offer);
  await pass(ringMs);
  await send('ACK');
  take();
  peerState('closed');
  await send('BYE');
  await pass(byeWithinMs);
  assert.deepEqual(take(), [200]);
  assert.equal(clock.pending(), 0);
});

test('a connection that is gone before the ACK comes ends the call after it', async () => {
  const { send, pass, take, peerState, clock } = createResidentSubject();
  await send('INVITE', offer);
  await pass(ringMs);
  peerState('closed');
  await send('ACK');
  take();
  await pass(byeWithinMs);
  assert.deepEqual(take(), ['BYE']);
  assert.equal(clock.pending(), 0);
});

test('what comes for one whose caller is gone begins nothing', async () => {
  const { send, take, resident, clock } = createResidentSubject();
  resident.close();
  await send('INVITE', offer);
  assert.deepEqual(take(), []);
  assert.equal(clock.pending(), 0);
});
