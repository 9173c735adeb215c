/** SDP to Jingle and back: what a browser's descriptions say must survive. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseHex } from '../field/parse-hex.ts';
import { readCandidateLine, writeCandidateLine } from './candidate-line.ts';
import { xmlns } from './namespaces.ts';
import { readJingleContents, readTransportInfo } from './read-jingle.ts';
import { readSdp } from './read-sdp.ts';
import { writeJingleContents, writeTransportInfo } from './write-jingle.ts';
import { writeSdp } from './write-sdp.ts';
import { childNamed, childrenNamed, element, serializeXml } from './xml-element.ts';

function fixture(name: string): string {
  const file = new URL(`../sdp/fixtures/${name}.hex`, import.meta.url);
  const bytes = parseHex(readFileSync(file, 'utf8')) ?? new Uint8Array();
  return new TextDecoder().decode(bytes);
}

const jingleOf = (sdp: string, by: 'initiator' | 'responder' = 'initiator') => {
  const session = readSdp(sdp) ?? assert.fail('the description is not read');
  return element('jingle', xmlns.jingle, {}, writeJingleContents(session, by));
};

const browserOffers = ['chromium-data-offer', 'browser/chromium-offer', 'browser/chromium-answer'];

test('what a browser offers comes back the same from Jingle, and from SDP made of it', () => {
  for (const name of browserOffers) {
    const session = readSdp(fixture(name));
    assert.ok(session, name);
    const jingle = jingleOf(fixture(name));
    assert.deepEqual(readJingleContents(jingle, 'initiator'), session, name);
    const again = writeSdp(session, { id: '1', version: 2 });
    assert.deepEqual(readSdp(again), session, name);
    assert.match(again, /^v=0\r\no=- 1 2 IN IP4 127\.0\.0\.1\r\n/);
  }
});

test('XEP-0343: a data channel is a content with sctpmap, and has no RTP', () => {
  const jingle = jingleOf(fixture('chromium-data-offer'));
  const [content] = childrenNamed(jingle, 'content', xmlns.jingle);
  assert.ok(content);
  const transport = childNamed(content, 'transport', xmlns.iceUdp);
  assert.ok(transport);
  assert.equal(childNamed(transport, 'sctpmap', xmlns.sctp)?.attributes['number'], '5000');
  assert.equal(childNamed(transport, 'fingerprint', xmlns.dtls)?.attributes['setup'], 'actpass');
  assert.equal(childNamed(content, 'description', xmlns.rtp), null);
});

const minimal = (lines: readonly string[]) =>
  [
    'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\na=ice-ufrag:u\r\na=ice-pwd:p',
    'a=fingerprint:sha-256 AA:BB\r\na=setup:actpass\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\na=mid:v',
    'a=rtpmap:96 VP8/90000\r\na=rtcp-fb:* nack pli\r\na=fmtp:96 x=1;0-15',
    ...lines,
  ].join('\r\n');

test('XEP-0166 section 7.3: who sends is said in words that are the same for both sides', () => {
  for (const [direction, by, senders] of [
    ['sendonly', 'initiator', 'initiator'],
    ['recvonly', 'initiator', 'responder'],
    ['sendonly', 'responder', 'responder'],
    ['recvonly', 'responder', 'initiator'],
    ['inactive', 'initiator', 'none'],
  ] as const) {
    const jingle = jingleOf(minimal([`a=${direction}`]), by);
    const [content] = childrenNamed(jingle, 'content', xmlns.jingle);
    assert.equal(content?.attributes['senders'], senders);
    const back = readJingleContents(jingle, by)?.contents[0];
    assert.equal(back?.direction, direction);
  }
});

test('XEP-0167: payload types with parameters and feedback', () => {
  const [content] = readSdp(minimal([]))?.contents ?? [];
  assert.deepEqual(content?.rtp?.payloadTypes, [
    {
      id: '96',
      name: 'VP8',
      clockRate: '90000',
      channels: null,
      parameters: [
        ['x', '1'],
        ['', '0-15'],
      ],
      feedback: ['nack pli'],
    },
  ]);
});

test('a description without mid, credentials or fingerprint is none, and so is a content without', () => {
  assert.equal(readSdp(minimal([]).replace('a=mid:v', 'a=x')), null);
  assert.equal(readSdp(minimal([]).replace('a=ice-ufrag:u', 'a=x')), null);
  assert.equal(readSdp('v=0'), null);
  const content = element('content', xmlns.jingle, { name: 'v' });
  assert.equal(
    readJingleContents(element('jingle', xmlns.jingle, {}, [content]), 'initiator'),
    null,
  );
});

test('what comes from the other side cannot begin a line of SDP', () => {
  const session = readSdp(minimal([])) ?? assert.fail();
  const [content] = session.contents;
  assert.ok(content);
  const evil = { ...content, name: 'v\r\na=crypto:1' };
  const sdp = writeSdp({ ...session, contents: [evil] }, { id: '1', version: 1 });
  assert.equal(sdp.includes('\r\na=crypto'), false);
});

test('RFC 8839 section 5.1: a candidate line is read and written', () => {
  for (const line of [
    'candidate:1 1 udp 2130706431 10.0.1.1 8998 typ host',
    'candidate:2 1 udp 1694498815 192.0.2.3 45664 typ srflx raddr 10.0.1.1 rport 8998',
    'candidate:3 1 tcp 1518280447 10.0.1.1 9 typ host tcptype active',
    'candidate:4 1 udp 2113937151 a1b2.local 5000 typ host',
  ]) {
    const candidate = readCandidateLine(`a=${line} generation 0 ufrag x`);
    assert.ok(candidate);
    assert.equal(writeCandidateLine(candidate), line);
  }
  assert.equal(readCandidateLine('candidate:1 1 udp'), null);
  assert.equal(readCandidateLine('candidate:1 1 udp 1 a b typ host'), null);
});

test('XEP-0176 section 5.5: transport-info brings candidates by the name of their content', () => {
  const candidate = readCandidateLine('candidate:1 1 udp 1 10.0.1.1 8998 typ host');
  assert.ok(candidate);
  const transport = { ufrag: 'u', pwd: 'p', fingerprint: null, candidates: [candidate] };
  const jingle = element('jingle', xmlns.jingle, {}, [writeTransportInfo('0', transport)]);
  assert.deepEqual(readTransportInfo(jingle), [{ name: '0', transport }]);
});

test('XML is written with namespaces where they change, and with escapes', () => {
  const inner = element('b', 'urn:b', { x: `<'&"` }, ['1 < 2']);
  const outer = element('a', 'urn:a', { gone: null }, [inner, element('c', 'urn:a')]);
  assert.equal(
    serializeXml(outer),
    "<a xmlns='urn:a'><b xmlns='urn:b' x='&lt;&apos;&amp;&quot;'>1 &lt; 2</b><c/></a>",
  );
});
