import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../../clock/fake-clock.ts';
import { emptyRoomMs, maxRoomsOfSession, SipDomains } from './domains.ts';
import type { Flow } from './flow.ts';

const flow: Flow = { token: 'f', transport: 'WS', send: () => {} };

function createSubject() {
  const clock = createFakeClock();
  const domains = new SipDomains(clock, () => null);
  const open = (session = 's') => {
    const opened = domains.openRoom(session);
    return 'room' in opened ? opened.room : assert.fail(opened.full);
  };
  return { clock, domains, open };
}

test('a room closes when nobody was in it for ten minutes, counted from the last who left', () => {
  const { clock, domains, open } = createSubject();
  const room = open();
  const domain = domains.find('s', room) ?? assert.fail();
  clock.advance(emptyRoomMs - 1);
  domain.enter(flow);
  clock.advance(emptyRoomMs);
  domain.leave(flow);
  clock.advance(emptyRoomMs - 1);
  assert.equal(domains.find('other', room), domain);
  clock.advance(1);
  assert.equal(domains.find('other', room), null);
  assert.equal(clock.pending(), 0);
});

test('a session opens so many rooms, and another one notices nothing', () => {
  const { clock, domains, open } = createSubject();
  for (let rooms = 0; rooms < maxRoomsOfSession; rooms += 1) open();
  assert.deepEqual(domains.openRoom('s'), { full: 'session' });
  open('another');
  clock.advance(emptyRoomMs);
  open();
});

test('the domain of a session goes with it, and no timer is left', () => {
  const { clock, domains } = createSubject();
  const domain = domains.find('s', '');
  domain?.enter(flow);
  domain?.leave(flow);
  domains.drop('s');
  assert.notEqual(domains.find('s', ''), domain);
  assert.equal(clock.pending(), 0);
});
