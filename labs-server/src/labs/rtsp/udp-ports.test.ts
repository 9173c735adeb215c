import assert from 'node:assert/strict';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { test } from 'node:test';
import type { Pair } from './transport.ts';
import { openUdpPorts } from './udp-ports.ts';

async function openPeer(): Promise<{ readonly socket: Socket; readonly port: number }> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return { socket, port: socket.address().port };
}

test('RTP has an even port, and RTCP the next one (RFC 3550 section 11)', async () => {
  const udp = await openUdpPorts('127.0.0.1');
  const [rtp, rtcp] = udp.ports;
  assert.equal(rtp % 2, 0);
  assert.equal(rtcp, rtp + 1);
  await udp.close();
  await udp.close();
});

test('datagrams are told to who claimed their sender, and to nobody else', async () => {
  const udp = await openUdpPorts('127.0.0.1');
  const [known, stranger] = [await openPeer(), await openPeer()];
  const heard: string[] = [];
  const heardAll = Promise.withResolvers<void>();
  const claimed: Pair = [known.port, known.port + 1];
  udp.claim('127.0.0.1', claimed, {
    onRtp(packet) {
      heard.push(Buffer.from(packet).toString());
      if (heard.length === 2) heardAll.resolve();
    },
    onRtcp: () => assert.fail('it came to the port of RTP'),
  });
  stranger.socket.send('from a stranger', udp.ports[0], '127.0.0.1', () => {
    known.socket.send('one', udp.ports[0], '127.0.0.1');
    known.socket.send('two', udp.ports[0], '127.0.0.1');
  });
  await heardAll.promise;
  assert.deepEqual(heard.toSorted(), ['one', 'two']);
  known.socket.close();
  stranger.socket.close();
  await udp.close();
});
