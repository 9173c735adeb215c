import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RtspClient } from './testing/rtsp-client.ts';
import { type TestRtspServer, withRtspServer } from './testing/rtsp-server.ts';

const overTcp = { Transport: 'RTP/AVP/TCP;unicast;interleaved=0-1' };
const publish = { 'Content-Type': 'application/sdp' };

interface Refused {
  readonly says: string;
  readonly status: number;
  readonly method: string;
  readonly path: string;
  readonly fields?: Record<string, string>;
  readonly body?: string;
  /** Of the answer. */
  readonly allow?: string;
}

/** What RFC 2326 section 11.3 names, and what it is given for here. */
const refused: readonly Refused[] = [
  { says: 'no stream is there', status: 404, method: 'DESCRIBE', path: '/nothing' },
  { says: 'nobody publishes there', status: 404, method: 'DESCRIBE', path: '/live' },
  {
    says: 'there is one track',
    status: 404,
    method: 'SETUP',
    path: '/camera/trackID=1',
    fields: overTcp,
  },
  {
    says: 'a camera is not published at',
    status: 405,
    method: 'ANNOUNCE',
    path: '/camera',
    allow: 'OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, TEARDOWN, GET_PARAMETER',
  },
  {
    says: 'only video is announced',
    status: 415,
    method: 'ANNOUNCE',
    path: '/live',
    fields: publish,
    body: 'v=0\r\n',
  },
  {
    says: 'only JPEG is published',
    status: 415,
    method: 'ANNOUNCE',
    path: '/live',
    fields: publish,
    body: 'v=0\r\nm=video 0 RTP/AVP 96\r\n',
  },
  {
    says: 'there are no parameters',
    status: 451,
    method: 'GET_PARAMETER',
    path: '/camera',
    body: 'jitter\r\n',
  },
  {
    says: 'no such session',
    status: 454,
    method: 'PLAY',
    path: '/camera',
    fields: { Session: 'abc' },
  },
  { says: 'no session at all', status: 454, method: 'PAUSE', path: '/camera' },
  {
    says: 'SETUP is for one stream',
    status: 459,
    method: 'SETUP',
    path: '/camera',
    fields: overTcp,
  },
  { says: 'no transport was offered', status: 461, method: 'SETUP', path: '/camera/trackID=0' },
  {
    says: 'multicast cannot be had',
    status: 461,
    method: 'SETUP',
    path: '/camera/trackID=0',
    fields: { Transport: 'RTP/AVP;multicast' },
  },
  {
    says: 'who records must announce first',
    status: 455,
    method: 'SETUP',
    path: '/live/streamid=0',
    fields: { Transport: `${overTcp.Transport};mode=record` },
  },
  { says: 'the method is not known', status: 501, method: 'REWIND', path: '/camera' },
  {
    says: 'no option is supported',
    status: 551,
    method: 'PLAY',
    path: '/camera',
    fields: { Require: 'funky' },
  },
  {
    says: 'CSeq is a number',
    status: 400,
    method: 'OPTIONS',
    path: '/camera',
    fields: { CSeq: 'one' },
  },
];

for (const { says, status, method, path, fields, body, allow } of refused) {
  test(`${status} for ${method} ${path}: ${says}`, () =>
    withRtspServer(async ({ port, url }) => {
      const client = await RtspClient.open(port);
      const answer = await client.ask(method, url(path), fields, body);
      assert.equal(answer.status, status);
      assert.equal(answer.fields.get('allow'), allow);
      assert.ok(answer.body.length > 10 || answer.status === 200, 'the body says why');
      assert.equal((await client.ask('OPTIONS', '*')).status, 200, 'the connection goes on');
      await client.close();
    }));
}

for (const [bytes, status] of [
  ['GET / HTTP/1.1\r\n\r\n', 400],
  ['PLAY rtsp://h/camera RTSP/2.0\r\nCSeq: 1\r\n\r\n', 505],
] as const) {
  test(`${status} for ${JSON.stringify(bytes)}, and the connection ends`, () =>
    withRtspServer(async ({ port }) => {
      const client = await RtspClient.open(port);
      assert.equal((await client.send(bytes)).status, status);
      await client.untilClosed();
    }));
}

/** A client with a session over `channels` of `/camera`. */
async function opened({ port, url }: TestRtspServer) {
  const client = await RtspClient.open(port);
  const answer = await client.ask('SETUP', url('/camera/trackID=0'), overTcp);
  const [Session = ''] = answer.fields.get('session')?.split(';') ?? [];
  return { client, Session };
}

test('455 for PAUSE before PLAY, with what is valid', () =>
  withRtspServer(async (server) => {
    const { client, Session } = await opened(server);
    const answer = await client.ask('PAUSE', server.url('/camera'), { Session });
    assert.equal(answer.status, 455);
    assert.equal(answer.fields.get('allow'), 'PLAY, TEARDOWN');
    await client.close();
  }));

test('461 for channels that are in use', () =>
  withRtspServer(async (server) => {
    const { client } = await opened(server);
    const answer = await client.ask('SETUP', server.url('/camera/trackID=0'), overTcp);
    assert.equal(answer.status, 461);
    await client.close();
  }));

test('401 with a challenge for a stream with a password, before it is described', () =>
  withRtspServer(async ({ port, url }) => {
    const client = await RtspClient.open(port);
    assert.equal((await client.ask('OPTIONS', url('/private'))).status, 200);
    const answer = await client.ask('DESCRIBE', url('/private'));
    assert.equal(answer.status, 401);
    assert.match(answer.fields.get('www-authenticate') ?? '', /^Digest realm="Wireside", nonce="/);
    await client.close();
  }));

test('453 when the server has as many sessions as it may', () =>
  withRtspServer(async ({ port, url, parts }) => {
    const client = await RtspClient.open(port);
    for (let session = 0; session < 64; session += 1) {
      const Transport = `RTP/AVP;unicast;client_port=${6000 + 2 * session}`;
      await client.ask('SETUP', url('/camera/trackID=0'), { Transport });
    }
    assert.equal(parts.sessions.size, 64);
    const answer = await client.ask('SETUP', url('/camera/trackID=0'), overTcp);
    assert.equal(answer.status, 453);
    for (const session of parts.sessions.values()) session.end();
    await client.close();
  }));
