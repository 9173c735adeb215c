/** WHIP as RFC 9725 has it, status by status; werift publishes. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createCaller } from '../../peer/testing/caller.ts';
import { loadWerift } from '../../peer/werift.ts';
import { type LabServer, startLabServer } from '../testing/lab-server.ts';
import { fragmentType } from './change.ts';
import { whipLab } from './whip-lab.ts';

async function start(context: TestContext): Promise<LabServer> {
  const server = await startLabServer([whipLab]);
  context.after(() => server.close());
  return server;
}

type Direction = 'sendonly' | 'sendrecv' | 'recvonly';

async function createPublisher(context: TestContext, direction: Direction = 'sendonly') {
  const { MediaStreamTrack } = await loadWerift();
  const track = new MediaStreamTrack({ kind: 'video' });
  const caller = await createCaller((connection) => {
    connection.addTransceiver(track, { direction });
  });
  context.after(() => caller.connection.close());
  return { ...caller, track };
}

function post(server: LabServer, body: string, type = 'application/sdp'): Promise<Response> {
  const headers = { 'Content-Type': type };
  return fetch(server.url('/whip/endpoint'), { method: 'POST', body, headers });
}

function patch(
  url: string,
  body: string,
  ifMatch: string | null,
  type = fragmentType,
): Promise<Response> {
  const condition: Record<string, string> = ifMatch === null ? {} : { 'If-Match': ifMatch };
  return fetch(url, { method: 'PATCH', body, headers: { 'Content-Type': type, ...condition } });
}

const attribute = (sdp: string, name: string): string =>
  new RegExp(`^a=${name}:(\\S+)`, 'm').exec(sdp)?.[1] ?? '';

const fragmentOf = (ufrag: string, pwd: string, ...more: readonly string[]): string =>
  [
    `a=ice-ufrag:${ufrag}`,
    `a=ice-pwd:${pwd}`,
    'm=video 9 UDP/TLS/RTP/SAVPF 96',
    'a=mid:0',
    ...more,
    '',
  ].join('\r\n');

async function published(context: TestContext) {
  const server = await start(context);
  const publisher = await createPublisher(context);
  const offer = await publisher.offer();
  const response = await post(server, offer);
  assert.equal(response.status, 201);
  const answer = await response.text();
  const url = response.headers.get('location') ?? '';
  const entityTag = response.headers.get('etag') ?? '';
  return { server, publisher, offer, response, answer, url, entityTag };
}

async function codeOf(response: Response): Promise<string> {
  assert.match(response.headers.get('content-type') ?? '', /^application\/problem\+json/);
  const { code } = (await response.json()) as { readonly code: string };
  return code;
}

test('4.2: 201 with the answer, which is recvonly and has all candidates, Location and ETag; the video arrives', async (context) => {
  const { server, publisher, answer, url, entityTag, response } = await published(context);
  assert.equal(response.headers.get('content-type'), 'application/sdp');
  assert.match(url, /\/whip\/session\/[\w-]{22}$/);
  assert.match(entityTag, /^"[0-9a-f]+"$/);
  assert.match(answer, /^a=recvonly\r$/m);
  assert.match(answer, /^a=candidate:.* typ host/m);
  await publisher.accept(answer);
  const { RtpPacket, RtpHeader } = await loadWerift();
  const [transport] = publisher.connection.dtlsTransports;
  assert.ok(transport);
  await new Promise<void>((resolve) => {
    transport.onStateChange.subscribe((state) => state === 'connected' && resolve());
  });
  const packets = async (): Promise<number> => {
    const status = await fetch(server.url('/whip/status'));
    const { calls } = (await status.json()) as {
      readonly calls: readonly { readonly media: readonly { readonly packets: number }[] }[];
    };
    return calls[0]?.media[0]?.packets ?? 0;
  };
  const header = { sequenceNumber: 1, timestamp: 1, payloadType: 96, ssrc: 1, marker: true };
  const packet = new RtpPacket(new RtpHeader(header), Buffer.from('1001', 'hex'));
  while ((await packets()) === 0) publisher.track.writeRtp(packet);
});

test('4.2 and 4.4: what is no offer of a publisher is refused as a whole, with a problem document', async (context) => {
  const server = await start(context);
  const only = await (await createPublisher(context, 'recvonly')).offer();
  const good = await (await createPublisher(context)).offer();
  const twice = `${good}${good.slice(good.indexOf('m=video'))}`;
  const odd = good.replaceAll('VP8/90000', 'XYZ/90000');
  const cases = [
    [good, 'text/plain', 415, 'not-sdp'],
    ['hello', 'application/sdp', 400, 'description-malformed'],
    [only, 'application/sdp', 422, 'offer-refused'],
    [twice, 'application/sdp', 422, 'offer-refused'],
    [odd, 'application/sdp', 422, null],
    ['v=0\r\ns=-\r\n', 'application/sdp', 422, 'offer-refused'],
  ] as const;
  for (const [body, type, status, code] of cases) {
    const response = await post(server, body, type);
    assert.equal(response.status, status, code ?? 'no codec');
    const given = await codeOf(response);
    if (code !== null) assert.equal(given, code);
  }
});

test('4.1 and 4.2: GET is 204, OPTIONS is 200 with Accept-Post', async (context) => {
  const { server, url } = await published(context);
  for (const address of [server.url('/whip/endpoint'), url]) {
    assert.equal((await fetch(address)).status, 204);
  }
  const options = await fetch(server.url('/whip/endpoint'), { method: 'OPTIONS' });
  assert.deepEqual([options.status, options.headers.get('accept-post')], [200, 'application/sdp']);
});

test('4.3.1: a PATCH has its type and its entity-tag: 415, 400, 428, 412', async (context) => {
  const { url, entityTag, offer } = await published(context);
  const good = fragmentOf(attribute(offer, 'ice-ufrag'), attribute(offer, 'ice-pwd'));
  const cases = [
    [good, entityTag, 'text/plain', 415, 'not-sdpfrag'],
    ['hello', entityTag, fragmentType, 400, 'fragment-malformed'],
    ['a=mid:0\r\n', entityTag, fragmentType, 400, 'fragment-malformed'],
    [good, null, fragmentType, 428, 'if-match-required'],
    [good, '"other"', fragmentType, 412, 'another-ice-session'],
    [good, `W/${entityTag}`, fragmentType, 412, 'another-ice-session'],
  ] as const;
  for (const [body, ifMatch, type, status, code] of cases) {
    const response = await patch(url, body, ifMatch, type);
    assert.equal(response.status, status, code);
    assert.equal(await codeOf(response), code);
  }
});

test('4.3.2: candidates are taken with 204 and no ETag; one that is refused is passed over', async (context) => {
  const { server, url, entityTag, offer } = await published(context);
  const body = fragmentOf(
    attribute(offer, 'ice-ufrag'),
    attribute(offer, 'ice-pwd'),
    'a=candidate:1 1 udp 2122260223 203.0.113.7 50000 typ host',
    'a=end-of-candidates',
  );
  const response = await patch(url, body, entityTag);
  assert.deepEqual([response.status, response.headers.get('etag')], [204, null]);
  const status = await (await fetch(server.url('/whip/status'))).text();
  assert.match(status, /203\.0\.113\.7 is neither this machine/);
});

test('4.3.3: an ICE restart gives new credentials and a new ETag; the old one is then 412', async (context) => {
  const { url, entityTag, offer, answer } = await published(context);
  const body = fragmentOf('newu', 'n'.repeat(24));
  const wrong = await patch(url, body, entityTag);
  assert.deepEqual([wrong.status, await codeOf(wrong)], [400, 'restart-needs-any']);
  const response = await patch(url, body, '*');
  assert.equal(response.status, 200);
  assert.equal(response.headers.get('content-type'), fragmentType);
  const fragment = await response.text();
  assert.notEqual(attribute(fragment, 'ice-ufrag'), attribute(answer, 'ice-ufrag'));
  assert.match(fragment, /^a=candidate:/m);
  assert.doesNotMatch(fragment, /^a=(?:fingerprint|rtpmap)/m);
  const next = response.headers.get('etag') ?? '';
  assert.ok(next !== '' && next !== entityTag);
  assert.equal((await patch(url, body, entityTag)).status, 412);
  assert.equal((await patch(url, body, next)).status, 204);
  const old = fragmentOf(attribute(offer, 'ice-ufrag'), attribute(offer, 'ice-pwd'));
  assert.equal((await patch(url, old, next)).status, 400, 'the credentials before');
});

test('4.2: DELETE ends the session, whatever entity-tag it has; then its URL is 404', async (context) => {
  const { server, url } = await published(context);
  const response = await fetch(url, { method: 'DELETE', headers: { 'If-Match': '"other"' } });
  assert.equal(response.status, 200);
  for (const method of ['DELETE', 'GET']) {
    const gone = await fetch(url, { method });
    assert.deepEqual([gone.status, await codeOf(gone)], [404, 'unknown-whip-session']);
  }
  assert.deepEqual(await (await fetch(server.url('/whip/status'))).json(), { calls: [] });
});
