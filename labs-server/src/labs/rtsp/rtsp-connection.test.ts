import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { test } from 'node:test';
import { packetsOfJpeg } from '../../../wire/rtp-jpeg/jpeg-packets.ts';
import { readRtpPacket } from '../../../wire/rtp-jpeg/rtp-packet.ts';
import { scanFixture } from '../../../wire/rtp-jpeg/testing/jpeg-fixture.ts';
import { RtspClient } from './testing/rtsp-client.ts';
import { type TestRtspServer, withRtspServer } from './testing/rtsp-server.ts';

const overTcp = { Transport: 'RTP/AVP/TCP;unicast;interleaved=0-1' };

/** A client that has set up `/camera` over TCP. */
async function setUp({ port, url }: TestRtspServer) {
  const client = await RtspClient.open(port);
  const answer = await client.ask('SETUP', url('/camera/trackID=0'), overTcp);
  assert.equal(answer.status, 200);
  const [Session = ''] = answer.fields.get('session')?.split(';') ?? [];
  return { client, session: { Session }, answer };
}

test('OPTIONS lists the methods, and DESCRIBE the one stream', () =>
  withRtspServer(async ({ port, url }) => {
    const client = await RtspClient.open(port);
    const options = await client.ask('OPTIONS', '*');
    assert.equal(
      options.fields.get('public'),
      'OPTIONS, DESCRIBE, ANNOUNCE, SETUP, PLAY, PAUSE, RECORD, TEARDOWN, GET_PARAMETER',
    );
    const description = await client.ask('DESCRIBE', url('/camera'));
    assert.equal(description.fields.get('content-base'), url('/camera/'));
    assert.match(description.body, /^m=video 0 RTP\/AVP 26\r$/m);
    await client.close();
  }));

test('a client plays, pauses, and tears down; frames come as interleaved packets, then a sender report', () =>
  withRtspServer(async (server) => {
    const { camera, clock, url, parts } = server;
    const { client, session, answer } = await setUp(server);
    assert.match(answer.fields.get('session') ?? '', /^[\da-f]{16};timeout=60$/);
    const playing = await client.ask('PLAY', url('/camera/'), session);
    assert.match(
      playing.fields.get('rtp-info') ?? '',
      /^url=rtsp:.*trackID=0;seq=\d+;rtptime=\d+$/,
    );
    const [, seq] = /seq=(\d+)/.exec(playing.fields.get('rtp-info') ?? '') ?? [];
    camera.show(clock.monotonicUs());
    await client.until(() => client.interleaved.some(({ channel }) => channel === 1));
    const media = client.interleaved.filter(({ channel }) => channel === 0);
    const packets = media.map(({ packet }) => readRtpPacket(packet));
    assert.equal(packets[0]?.sequenceNumber, Number(seq));
    assert.equal(packets.at(-1)?.marker, true);
    const [, rtptime] = /rtptime=(\d+)/.exec(playing.fields.get('rtp-info') ?? '') ?? [];
    assert.equal(packets[0]?.timestamp, Number(rtptime), 'the clock has not moved since');
    assert.equal((await client.ask('PAUSE', url('/camera'), session)).status, 200);
    assert.equal(camera.watchers, 0);
    assert.equal((await client.ask('TEARDOWN', url('/camera'), session)).status, 200);
    assert.equal(parts.sessions.size, 0);
    await client.close();
  }));

test('over UDP the packets go to the peer and to no destination that it names', () =>
  withRtspServer(async ({ camera, port, url, parts }) => {
    const receiver = createSocket('udp4');
    receiver.bind(0, '127.0.0.1');
    await once(receiver, 'listening');
    const at = receiver.address().port;
    const client = await RtspClient.open(port);
    const transport = `RTP/AVP;unicast;destination=192.0.2.1;client_port=${at}-${at + 1}`;
    const answer = await client.ask('SETUP', url('/camera/trackID=0'), { Transport: transport });
    assert.match(answer.fields.get('transport') ?? '', /server_port=\d+-\d+/);
    assert.doesNotMatch(answer.fields.get('transport') ?? '', /destination/);
    const [Session = ''] = answer.fields.get('session')?.split(';') ?? [];
    await client.ask('PLAY', url('/camera'), { Session });
    const received = once(receiver, 'message');
    camera.show();
    const [datagram, from] = (await received) as [Buffer, { port: number }];
    assert.ok(readRtpPacket(datagram));
    assert.equal(from.port, parts.udp?.ports[0]);
    await client.ask('TEARDOWN', url('/camera'), { Session });
    receiver.close();
    await client.close();
  }));

test('a published stream is assembled frame by frame, and ends with its connection', () =>
  withRtspServer(async ({ port, url, published, parts }) => {
    const client = await RtspClient.open(port);
    const sdp = 'v=0\r\nm=video 0 RTP/AVP 26\r\na=control:streamid=0\r\n';
    const type = { 'Content-Type': 'application/sdp' };
    assert.equal((await client.ask('ANNOUNCE', url('/live'), type, sdp)).status, 200);
    const Transport = 'RTP/AVP/TCP;unicast;interleaved=0-1;mode=record';
    const answer = await client.ask('SETUP', url('/live/streamid=0'), { Transport });
    const [Session = ''] = answer.fields.get('session')?.split(';') ?? [];
    assert.equal((await client.ask('RECORD', url('/live'), { Session })).status, 200);
    const other = await RtspClient.open(port);
    await other.ask('ANNOUNCE', url('/live'), type, sdp);
    const second = await other.ask('SETUP', url('/live/streamid=0'), { Transport });
    const [otherSession = ''] = second.fields.get('session')?.split(';') ?? [];
    const refused = await other.ask('RECORD', url('/live'), { Session: otherSession });
    assert.equal(refused.status, 403, 'one publisher at a time');
    const options = { sequenceNumber: 0, timestamp: 0, ssrc: 1, maxPacketBytes: 300 };
    for (const packet of packetsOfJpeg(scanFixture('baseline-420'), options)) {
      client.write(
        Buffer.concat([Buffer.from([0x24, 0, packet.length >> 8, packet.length & 0xff]), packet]),
      );
    }
    await client.ask('GET_PARAMETER', url('/live'), { Session });
    assert.equal(published.frames.length, 1);
    assert.equal(published.isOpen, true);
    const { media } = parts.sessions.get(Session) ?? {};
    assert.deepEqual([media?.frames, media?.droppedFrames], [1, 0]);
    await client.close();
    await other.ask('OPTIONS', '*');
    assert.equal(published.isOpen, false);
    await other.close();
  }));

test('a session of which nothing is heard for 60 seconds ends, unless media flow through its connection', () =>
  withRtspServer(async (server) => {
    const { clock, parts, url } = server;
    const { client, session } = await setUp(server);
    clock.advance(59_000);
    await client.ask('GET_PARAMETER', url('/camera'), session);
    clock.advance(59_000);
    assert.equal(parts.sessions.size, 1, 'GET_PARAMETER says that the client is there');
    await client.ask('PLAY', url('/camera'), session);
    clock.advance(300_000);
    assert.equal(parts.sessions.size, 1, 'it plays');
    await client.ask('PAUSE', url('/camera'), session);
    clock.advance(60_000);
    assert.equal(parts.sessions.size, 0);
    const answer = await client.ask('PLAY', url('/camera'), session);
    assert.equal(answer.status, 454);
    await client.close();
  }));

test('when the stream ends, so do the sessions that play it', () =>
  withRtspServer(async (server) => {
    const { client, session } = await setUp(server);
    await client.ask('PLAY', server.url('/camera'), session);
    server.camera.end();
    assert.equal(server.parts.sessions.size, 0);
    await client.close();
  }));
