import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PeerList } from './peer-list.ts';

const own = ['127.0.0.1', '::1', '192.168.1.5'];
const listOf = (isLocalLab: boolean) => new PeerList({ isLocalLab, ownAddresses: () => own });

test('a local lab relays to this machine under any of its addresses, and to nobody else', () => {
  const list = listOf(true);
  for (const address of ['127.0.0.1', '127.0.0.2', '::1', '192.168.1.5']) {
    assert.ok(list.allowsAddress(address) && list.allows({ address, port: 9 }), address);
  }
  for (const address of ['192.168.1.6', '8.8.8.8', '0.0.0.0', '::ffff:127.0.0.1', '169.254.1.1']) {
    assert.ok(!list.allowsAddress(address) && !list.allows({ address, port: 9 }), address);
  }
  assert.equal(list.allows({ address: '127.0.0.1', port: 0 }), false);
});

test('a server for others relays to who was seen at its signaling, and never to its own loopback', () => {
  const list = listOf(false);
  const seen = '198.51.100.9 192.168.1.20 192.168.1.5 127.0.0.1 ::1 169.254.1.1 ::'.split(' ');
  for (const address of seen) {
    assert.ok(!list.allowsAddress(address), address);
    list.addSeen(address);
  }
  for (const address of ['198.51.100.9', '192.168.1.20']) {
    assert.ok(list.allowsAddress(address) && list.allows({ address, port: 9 }), address);
  }
  for (const address of ['127.0.0.1', '::1', '169.254.1.1', '::', '192.168.1.5', '192.168.1.21']) {
    assert.ok(!list.allowsAddress(address) && !list.allows({ address, port: 9 }), address);
  }
});

test('an IPv4 client that came over a dual-stack socket is known by its IPv4 address (RFC 4291 section 2.5.5.2)', () => {
  const list = listOf(false);
  for (const seen of ['192.168.1.20', '127.0.0.1', '192.168.1.5']) list.addSeen(`::ffff:${seen}`);
  assert.ok(list.allows({ address: '192.168.1.20', port: 9 }));
  for (const other of ['127.0.0.1', '192.168.1.5', '::ffff:192.168.1.20']) {
    assert.ok(!list.allowsAddress(other), other);
  }
});

test('of our own address only the ports of relays are reached, as long as they are open', () => {
  const list = listOf(false);
  const [one, other] = [50_000, 50_001].map((port) => ({ address: '198.51.100.1', port }));
  assert.ok(one && other);
  list.addOwn(one);
  list.addOwn(other);
  assert.ok(list.allowsAddress(one.address));
  assert.deepEqual([list.allows(one), list.allows({ ...one, port: 22 })], [true, false]);
  list.removeOwn(one);
  list.removeOwn(one);
  assert.deepEqual([list.allows(one), list.allowsAddress(one.address)], [false, true]);
  list.removeOwn(other);
  assert.equal(list.allowsAddress(one.address), false);
});

const address = (at: number): string => `198.51.${at >> 8}.${at & 255}`;

test('who was seen is remembered within bounds', () => {
  const list = listOf(false);
  for (let at = 0; at < 1_030; at += 1) list.addSeen(address(at));
  assert.deepEqual(
    [list.allowsAddress(address(0)), list.allowsAddress(address(1_029))],
    [false, true],
  );
});
