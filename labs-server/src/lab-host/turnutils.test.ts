/** The programs of coturn against our server: others' clients, and a peer that echoes. */
import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import {
  freePortPair,
  type Started,
  startProgram,
  without,
} from '../turn-host/testing/programs.ts';
import { defaultTurnLimits } from '../turn-server/turn-server-options.ts';
import { startServer } from './testing/stun-server.ts';

const messages = 5;

/** Arguments of the client, and how many messages come back. `-c`: no RTCP beside, `-m`: clients. */
const cases = {
  ChannelData: ['-m 1 -c', messages],
  'Send indications': ['-m 1 -s -c', messages],
  'EVEN-PORT and RESERVATION-TOKEN, for RTP and RTCP': ['-m 1', 2 * messages],
  'from relay to relay': ['-m 2 -y', 4 * messages],
  'from relay to relay by Send indications': ['-m 2 -y -s', 4 * messages],
  'padded ChannelData in datagrams': ['-m 1 -c -D', messages],
  'DONT-FRAGMENT': ['-m 1 -c -g', messages],
  'REQUESTED-ADDRESS-FAMILY IPv4': ['-m 1 -c -X', messages],
  'messages of 1200 bytes': ['-m 1 -c -l 1200', messages],
  'ten clients': ['-m 10 -c', 10 * messages],
  'requests that must be refused, with 443 among them': ['-m 1 -c -G', messages],
  'ChannelData over TCP': ['-m 1 -c -t', messages],
  'Send indications over TCP': ['-m 1 -c -t -s', messages],
  'from relay to relay over TCP': ['-m 2 -y -t', 4 * messages],
} as const;

/** `-B` (random disconnects) takes half a minute; -R, -N, -x, -Z and -M do not tell a server that can from one that cannot. */
async function startAll(t: TestContext) {
  // The client takes channel numbers of RFC 5766.
  const limits = { ...defaultTurnLimits, allocationsPerUser: 200 };
  const { iceServers, port } = await startServer(t, { turn: { channelRange: 'rfc5766', limits } });
  const peerPort = await freePortPair();
  const peer = startProgram('turnutils_peer', ['-L', '127.0.0.1', '-p', String(peerPort)]);
  t.after(() => peer.stop());
  const { username = '', credential = '' } = iceServers[1] ?? {};
  const client = (flags: string, password = credential): Started => {
    const to = `-p ${port} -u ${username} -e 127.0.0.1 -r ${peerPort} -n ${messages} -z 5`;
    const args = [...`${to} ${flags}`.split(' '), '-w', password, '127.0.0.1'];
    return startProgram('turnutils_uclient', args);
  };
  return { client, port };
}

describe('turnutils', { skip: without('turnutils_uclient') }, () => {
  test('turnutils_uclient, with the channel range of RFC 5766 (0x4000-0x7FFF): all that it relays comes back', async (t) => {
    const { client } = await startAll(t);
    // Without a permission nothing may come; it waits for long, and is ended when the others are.
    const unpermitted = client('-m 1 -c -I -s');
    t.after(() => unpermitted.stop());
    const running = Object.entries(cases).map(([name, [flags, expected]]) => ({
      name,
      expected,
      program: client(flags),
    }));
    for (const { name, expected, program } of running) {
      const code = await program.ended;
      const told = [...program.output().matchAll(/tot_send_msgs=(\d+), tot_recv_msgs=(\d+)/g)];
      assert.deepEqual(
        [code, Number(told.at(-1)?.[2])],
        [0, expected],
        `${name}\n${program.output()}`,
      );
    }
    await unpermitted.until(`tot_send_msgs=${messages}`);
    assert.doesNotMatch(unpermitted.output(), /tot_recv_msgs=[1-9]/);
  });

  test('turnutils_uclient with a wrong password gets no allocation', async (t) => {
    const { client } = await startAll(t);
    const program = client('-m 1 -c', 'wrong');
    assert.notEqual(await program.ended, 0);
    assert.match(program.output(), /Cannot complete Allocation/);
  });

  test('turnutils_stunclient is told its address', async (t) => {
    const { port } = await startAll(t);
    const program = startProgram('turnutils_stunclient', ['-p', String(port), '127.0.0.1']);
    await program.ended;
    assert.match(program.output(), /UDP reflexive addr: 127\.0\.0\.1:\d+/);
  });
});
