/** coturn as another TURN server: what our encoders write is understood elsewhere. */
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { attribute, findValue } from '../../wire/stun/attribute.ts';
import { channelNumber } from '../../wire/turn/channel-number.ts';
import { data } from '../../wire/turn/data.ts';
import { evenPort } from '../../wire/turn/even-port.ts';
import { lifetime } from '../../wire/turn/lifetime.ts';
import { turnMethods } from '../../wire/turn/methods.ts';
import { requestedTransport } from '../../wire/turn/requested-transport.ts';
import { reservationToken } from '../../wire/turn/reservation-token.ts';
import { xorPeerAddress } from '../../wire/turn/xor-peer-address.ts';
import { xorRelayedAddress } from '../../wire/turn/xor-relayed-address.ts';
import { codeOf } from '../turn-server/testing/test-server.ts';
import { restCredential } from './rest-credential.ts';
import { freePortPair, startProgram, without } from './testing/programs.ts';
import { TurnTestClient } from './testing/turn-test-client.ts';

const { Allocate, ChannelBind, CreatePermission, Refresh, Send } = turnMethods;
const udp = attribute(requestedTransport, 17);
const secret = 'north';

async function startCoturn(t: TestContext): Promise<number> {
  const port = await freePortPair();
  const directory = await mkdtemp(join(tmpdir(), 'wireside-coturn-'));
  const flags =
    '-n --no-cli --no-tls --no-dtls --allow-loopback-peers --use-auth-secret --log-file=stdout';
  const coturn = startProgram('turnserver', [
    ...flags.split(' '),
    `--static-auth-secret=${secret}`,
    '--realm=coturn.test',
    '--listening-ip=127.0.0.1',
    '--relay-ip=127.0.0.1',
    `--listening-port=${port}`,
    `--pidfile=${join(directory, 'pid')}`,
    `--userdb=${join(directory, 'db')}`,
  ]);
  t.after(async () => {
    await coturn.stop();
    await rm(directory, { recursive: true });
  });
  await coturn.until('DB connection success');
  return port;
}

async function open(t: TestContext, port: number, transport: 'udp' | 'tcp') {
  const account = restCredential(secret, Math.floor(Date.now() / 1000) + 600, 'ab12');
  const client = await TurnTestClient.open({ transport, address: '127.0.0.1', port }, account);
  t.after(() => client.close());
  return client;
}

for (const transport of ['udp', 'tcp'] as const) {
  test(
    `our requests over ${transport}, with credentials of the REST shape, do at coturn what they should`,
    { skip: without('turnserver') },
    async (t) => {
      const port = await startCoturn(t);
      const client = await open(t, port, transport);
      const peer = createSocket('udp4').bind(0, '127.0.0.1');
      t.after(() => peer.close());
      await once(peer, 'listening');
      const at = attribute(xorPeerAddress, { address: '127.0.0.1', port: peer.address().port });
      const first = await client.ask(Allocate, [udp, attribute(evenPort, true)]);
      const relayed = findValue(first.attributes, xorRelayedAddress);
      const token = findValue(first.attributes, reservationToken);
      assert.ok(relayed && relayed.port % 2 === 0 && token);
      assert.equal(codeOf(await client.ask(CreatePermission, [at])), 0);
      const arrived = once(peer, 'message');
      client.indicate(Send, [at, attribute(data, Buffer.from('ping'))]);
      assert.equal(String((await arrived)[0]), 'ping');
      const number = attribute(channelNumber, 0x4000);
      assert.equal(codeOf(await client.ask(ChannelBind, [number, at])), 0);
      const echoed = new Promise<string>((resolve) => {
        client.onChannelData = (from, bytes) => resolve(`${from} ${Buffer.from(bytes)}`);
      });
      peer.once('message', (bytes) => peer.send(bytes, relayed.port, relayed.address));
      client.sendChannelData(0x4000, Buffer.from('again'));
      assert.equal(await echoed, `${0x4000} again`);
      const second = await open(t, port, transport);
      const held = await second.ask(Allocate, [udp, attribute(reservationToken, token)]);
      assert.equal(findValue(held.attributes, xorRelayedAddress)?.port, relayed.port + 1);
      const ended = await client.ask(Refresh, [attribute(lifetime, 0)]);
      assert.equal(findValue(ended.attributes, lifetime), 0);
    },
  );
}
