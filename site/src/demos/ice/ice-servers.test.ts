import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chosenServers } from './ice-servers.ts';

const offered = [
  { urls: ['stun:127.0.0.1:3478'] },
  {
    urls: [
      'turn:127.0.0.1:3478',
      'turn:127.0.0.1:3478?transport=tcp',
      'turns:127.0.0.1:5349?transport=tcp',
    ],
    username: '1795737532:k4',
    credential: 'secret',
  },
];

test('of the servers that are offered exactly one is taken', () => {
  assert.deepEqual(chosenServers(offered, 'none'), []);
  assert.deepEqual(chosenServers(offered, 'stun'), [{ urls: 'stun:127.0.0.1:3478' }]);
  assert.deepEqual(chosenServers(offered, 'turn-udp'), [
    { urls: 'turn:127.0.0.1:3478', username: '1795737532:k4', credential: 'secret' },
  ]);
  assert.deepEqual(chosenServers(offered, 'turn-tcp'), [
    { urls: 'turn:127.0.0.1:3478?transport=tcp', username: '1795737532:k4', credential: 'secret' },
  ]);
  assert.deepEqual(
    chosenServers(offered, 'turn-tls').map(({ urls }) => urls),
    ['turns:127.0.0.1:5349?transport=tcp'],
  );
});

test('a wrong password comes with the right user name', () => {
  const [server] = chosenServers(offered, 'wrong-password');
  assert.equal(server?.username, '1795737532:k4');
  assert.notEqual(server?.credential, 'secret');
});

test('without a certificate there is no TURN over TLS, and it is said how to get it', () => {
  const plain = [{ urls: ['turn:127.0.0.1:3478?transport=tcp'] }];
  assert.throws(() => chosenServers(plain, 'turn-tls'), /--https/);
});

test('a lab server without STUN and TURN says what to do', () => {
  assert.throws(() => chosenServers([], 'stun'), /--stun-port/);
});
