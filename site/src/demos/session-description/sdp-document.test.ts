import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everything, groupParts, passes, readSdp } from './sdp-document.ts';
import { repaired, repairs, sdpOf2019 } from './sdp-of-2019.ts';
import { topics } from './sdp-topics.ts';
import { fixtureDocument, fixtureText, rowWith } from './testing/browser-sdp.ts';

const offer = fixtureDocument('browser/chromium-offer');

test('every line of an offer is a row, in order, with its section, its meaning and its source', () => {
  assert.equal(offer.rows.map(({ line }) => `${line.text}\r\n`).join(''), offer.text);
  assert.deepEqual(
    offer.rows.map(({ index }) => index),
    offer.rows.map((_, index) => index),
  );
  assert.deepEqual(offer.sectionNames, [
    'session',
    'audio, mid 0',
    'video, mid 1',
    'application, mid 2',
  ]);
  assert.equal(rowWith(offer, 'a=mid:1').section, 2);
  const fingerprint = rowWith(offer, /^a=fingerprint/);
  assert.equal(fingerprint.title, 'a=fingerprint');
  assert.deepEqual(fingerprint.source, { standard: 'RFC 8122', section: '5' });
});

test('the parts of a line are its values: neither its name nor what delimits', () => {
  const { parts } = rowWith(offer, 'a=rtpmap:111 opus/48000/2');
  assert.deepEqual(
    parts.map(({ name, value }) => [name, value]),
    [
      ['payload type', 111],
      ['encoding name', 'opus'],
      ['clock rate', 48000],
      ['encoding parameters', '2'],
    ],
  );
});

test('parts of one kind that follow each other are explained once', () => {
  const groups = groupParts(rowWith(offer, /^m=audio/).parts);
  assert.deepEqual(
    groups.map(({ name, values }) => `${name}: ${values.join(' ')}`),
    ['media: audio', 'port: 49529', 'proto: UDP/TLS/RTP/SAVPF', 'fmt: 111 63 9 0 8 13 110 126'],
  );
});

test('every topic has lines in an offer for audio, video and data', () => {
  for (const topic of topics) {
    assert.ok(
      offer.rows.some((row) => passes(row, { ...everything, topic })),
      topic,
    );
  }
});

test('filters go together: section, topic, and a search in any case', () => {
  const found = offer.rows.filter((row) =>
    passes(row, { section: 1, topic: 'codecs', search: ' OPUS ' }),
  );
  assert.deepEqual(
    found.map(({ line }) => line.text),
    ['a=rtpmap:111 opus/48000/2'],
  );
});

test('a text without a session-level section is read too; an empty one is none', () => {
  const shown = readSdp('m=audio 9 RTP/AVP 0\r\nwhat is this\r\n');
  assert.deepEqual(
    shown?.rows.map(({ section, title }) => [section, title]),
    [
      [1, 'm='],
      [1, 'what is this'],
    ],
  );
  assert.equal(readSdp(''), null);
});

test('the museum piece is the slide of 2019, to the letter', () => {
  assert.equal(sdpOf2019.replaceAll('\r\n', '\n'), fixtureText('lecture-2019'));
});

test('each repair of the museum piece mends one thing more, and leaves the rest as it was', () => {
  assert.equal(repaired(1), sdpOf2019);
  const texts = repairs.map((_, index) => repaired(index + 1));
  assert.equal(new Set(texts).size, repairs.length);
  const [, , , whole = ''] = texts;
  // The slide left out what its other payload types are.
  assert.deepEqual(
    readSdp(whole)?.description.faults.map(({ code }) => code),
    ['sdp-rtpmap-missing'],
  );
  assert.match(whole, /^m=audio 1 RTP\/SAVPF /m);
  assert.doesNotMatch(whole, /crypto|\.\.\./);
});
