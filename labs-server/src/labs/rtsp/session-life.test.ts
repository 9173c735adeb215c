/** How RTSP sessions begin, last and end (RFC 2326 sections 12.37 and A.2), over TCP and over UDP. */
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { test } from 'node:test';
import { eventually } from '../../testing/test-server.ts';
import { goodbye } from './sender-report.ts';
import { RtspClient } from './testing/rtsp-client.ts';
import { type TestRtspServer, withRtspServer } from './testing/rtsp-server.ts';

const overTcp = 'RTP/AVP/TCP;unicast;interleaved=0-1';

async function setUp({ port, url }: TestRtspServer, Transport: string) {
  const client = await RtspClient.open(port);
  const answer = await client.ask('SETUP', url('/camera/trackID=0'), { Transport });
  assert.equal(answer.status, 200);
  const [Session = ''] = answer.fields.get('session')?.split(';') ?? [];
  return { client, session: { Session } };
}

/** A client whose two UDP ports are a pair of sockets. */
async function setUpUdp(server: TestRtspServer) {
  const sockets = [createSocket('udp4').bind(0, '127.0.0.1')];
  const [rtp] = sockets;
  assert.ok(rtp);
  await once(rtp, 'listening');
  const rtcp = createSocket('udp4').bind(0, '127.0.0.1');
  await once(rtcp, 'listening');
  const ports = `${rtp.address().port}-${rtcp.address().port}`;
  const opened = await setUp(server, `RTP/AVP;unicast;client_port=${ports}`);
  return { ...opened, rtcp, close: () => [rtp, rtcp].forEach((socket) => socket.close()) };
}

test('a session that never plays ends after its timeout, and its connection goes on', () =>
  withRtspServer(async (server) => {
    const { clock, parts, url } = server;
    const { client, session } = await setUp(server, overTcp);
    clock.advance(59_999);
    assert.equal(parts.sessions.size, 1);
    clock.advance(1);
    assert.equal(parts.sessions.size, 0);
    assert.equal((await client.ask('PLAY', url('/camera'), session)).status, 454);
    await client.close();
  }));

test('OPTIONS with the session keeps it, as clients without GET_PARAMETER do', () =>
  withRtspServer(async (server) => {
    const { clock, parts } = server;
    const { client, session } = await setUp(server, overTcp);
    for (let minute = 0; minute < 3; minute += 1) {
      clock.advance(59_000);
      await client.ask('OPTIONS', '*', session);
    }
    assert.equal(parts.sessions.size, 1);
    await client.close();
  }));

test('a session over UDP outlives its TCP connection, as long as its client sends RTCP', () =>
  withRtspServer(async (server) => {
    const { camera, clock, parts, url } = server;
    const { client, session, rtcp, close } = await setUpUdp(server);
    await client.ask('PLAY', url('/camera'), session);
    await client.close();
    const [open] = parts.sessions.values();
    assert.ok(open);
    for (let minute = 0; minute < 3; minute += 1) {
      clock.advance(59_000);
      const heard = Promise.withResolvers<void>();
      const { touch } = open;
      open.touch = () => {
        touch.call(open);
        heard.resolve();
      };
      rtcp.send(goodbye(1, 'player'), parts.udp?.ports[1] ?? 0, '127.0.0.1');
      await heard.promise;
    }
    assert.deepEqual([parts.sessions.size, camera.watchers], [1, 1]);
    clock.advance(60_000);
    assert.deepEqual([parts.sessions.size, camera.watchers], [0, 0], 'nothing was heard any more');
    close();
  }));

test('a session over UDP can be ended on another connection', () =>
  withRtspServer(async (server) => {
    const { parts, port, url } = server;
    const { client, session, close } = await setUpUdp(server);
    await client.close();
    const other = await RtspClient.open(port);
    assert.equal((await other.ask('TEARDOWN', url('/camera'), session)).status, 200);
    assert.equal(parts.sessions.size, 0);
    await other.close();
    close();
  }));

test('an interleaved session ends with its connection', () =>
  withRtspServer(async (server) => {
    const { parts, url } = server;
    const { client, session } = await setUp(server, overTcp);
    await client.ask('PLAY', url('/camera'), session);
    await client.close();
    await eventually(() => parts.sessions.size === 0);
    assert.equal(server.camera.watchers, 0);
  }));

test('RTP-Info names the stream, whether PLAY names the presentation or the stream', () =>
  withRtspServer(async (server) => {
    const { url } = server;
    const { client, session } = await setUp(server, overTcp);
    for (const path of ['/camera', '/camera/', '/camera/trackID=0']) {
      const answer = await client.ask('PLAY', url(path), session);
      const [named] = answer.fields.get('rtp-info')?.split(';') ?? [];
      assert.equal(named, `url=${url('/camera/trackID=0')}`, path);
    }
    await client.close();
  }));

test('a player that does not read misses whole frames, and little waits for it', () =>
  withRtspServer(async (server) => {
    const { camera, parts, url } = server;
    const { client, session } = await setUp(server, overTcp);
    await client.ask('PLAY', url('/camera'), session);
    client.pause();
    const [open] = parts.sessions.values();
    assert.ok(open);
    const limit = 50_000;
    for (let shown = 0; shown < limit && open.media.droppedFrames < 100; shown += 1) camera.show();
    const { frames, droppedFrames } = open.media;
    assert.ok(droppedFrames >= 100, `${frames} of ${limit} frames were sent`);
    await client.close();
  }));
