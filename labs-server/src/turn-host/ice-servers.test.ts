import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  outsideIceServers,
  ownIceServers,
  pretendNatServers,
  redirectingServers,
  stunUri,
} from './ice-servers.ts';

const credential = { username: '1:ab', password: 'p' };
const ports = { stun: 3478, pretendNat: 3479, redirecting: 3480, turns: null };

test('the name localhost becomes 127.0.0.1, others stay', () => {
  assert.equal(stunUri('localhost', 3478), 'stun:127.0.0.1:3478');
  assert.equal(stunUri('[::1]', 3478), 'stun:[::1]:3478');
  assert.equal(stunUri('lab.example', 3478), 'stun:lab.example:3478');
});

test('TURN over TLS is there with its port', () => {
  const urls = ownIceServers('lab.example', { ...ports, turns: 5349 }, credential)[1]?.urls;
  assert.deepEqual(urls?.at(-1), 'turns:lab.example:5349?transport=tcp');
  assert.equal(ownIceServers('lab.example', ports, credential)[1]?.urls.length, 2);
});

test('a server that pretends a NAT has a port of its own, or is not there', () => {
  assert.deepEqual(pretendNatServers('localhost', ports), [{ urls: ['stun:127.0.0.1:3479'] }]);
  assert.deepEqual(pretendNatServers('localhost', { ...ports, pretendNat: null }), []);
});

test('a server that sends clients elsewhere has a port of its own, or is not there', () => {
  assert.deepEqual(redirectingServers('localhost', ports, credential), [
    { urls: ['turn:127.0.0.1:3480?transport=udp'], username: '1:ab', credential: 'p' },
  ]);
  assert.deepEqual(
    redirectingServers('localhost', { ...ports, redirecting: null }, credential),
    [],
  );
});

test('an outside server is told with the credential that it expects', () => {
  const ice = { authority: 'turn.example:3478', secret: 's' };
  const [, turn] = outsideIceServers(ice, credential);
  assert.deepEqual([turn?.username, turn?.credential], ['1:ab', 'p']);
});
