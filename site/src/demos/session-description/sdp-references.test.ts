import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referencesOf } from './sdp-references.ts';
import { fixtureDocument, rowWith } from './testing/browser-sdp.ts';

const offer = fixtureDocument('browser/chromium-offer');

const linesOf = (text: string | RegExp) =>
  referencesOf(offer, rowWith(offer, text)).map(({ row }) => offer.rows[row]?.line.text ?? '');

test('BUNDLE names the mids, and a mid the group', () => {
  assert.deepEqual(linesOf('a=group:BUNDLE 0 1 2'), ['a=mid:0', 'a=mid:1', 'a=mid:2']);
  assert.deepEqual(linesOf('a=mid:1'), ['a=group:BUNDLE 0 1 2']);
});

test('a payload type leads to its m= line and to all that is said of it', () => {
  const lines = linesOf('a=rtpmap:111 opus/48000/2');
  assert.match(lines[0] ?? '', /^m=audio /);
  assert.ok(lines.includes('a=fmtp:111 minptime=10;useinbandfec=1'));
  assert.ok(lines.includes('a=rtcp-fb:111 transport-cc'));
});

test('a retransmission leads to what it repeats, and that back to it', () => {
  assert.ok(linesOf('a=fmtp:97 apt=96').includes('a=rtpmap:96 VP8/90000'));
  assert.ok(linesOf('a=rtpmap:96 VP8/90000').includes('a=fmtp:97 apt=96'));
});

test('an m= line leads to the codecs that it lists, and to no more than can be read', () => {
  const references = referencesOf(offer, rowWith(offer, /^m=video/));
  assert.equal(references[0]?.why, '96 is VP8/90000');
  assert.equal(references.length, 12);
});

test('credentials, DTLS and the data channel belong together, each in its own section', () => {
  const [other] = linesOf(/^a=ice-ufrag/);
  assert.match(other ?? '', /^a=ice-pwd/);
  assert.deepEqual(linesOf('a=sctp-port:5000'), ['a=max-message-size:262144']);
  assert.ok(linesOf('a=setup:actpass').every((line) => line.startsWith('a=fingerprint')));
});

test('sources of one group lead to each other', () => {
  const lines = linesOf(/^a=ssrc-group:FID/);
  assert.ok(lines.length > 0 && lines.every((line) => line.startsWith('a=ssrc:')));
});
