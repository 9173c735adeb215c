import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFixtures } from '../testing/hex-fixture.ts';
import { compareDescriptions } from './compare-descriptions.ts';
import { decodeSdpDescription } from './decode-description.ts';
import type { SdpDescription } from './description.ts';

function decode(bytes: Uint8Array): SdpDescription {
  const result = decodeSdpDescription(bytes, { atEnd: true });
  if (result.status !== 'complete') return assert.fail(result.status);
  return result.value;
}

const describe = (...lines: string[]) => decode(new TextEncoder().encode(lines.join('\r\n')));
const browser = readFixtures(new URL('fixtures/browser/', import.meta.url));

function chromium(name: string): SdpDescription {
  const fixture = browser.find((one) => one.name === name);
  return fixture ? decode(fixture.bytes) : assert.fail(name);
}

/** What differs, a section a list: `- a=mid:0` was removed, `~ a=setup:active` is what a line became. */
function differences(before: SdpDescription, after: SdpDescription): string[][] {
  const signs = { same: '=', changed: '~', removed: '-', added: '+' };
  return compareDescriptions(before, after).map(({ lines }) =>
    lines
      .filter(({ change }) => change !== 'same')
      .map((pair) => `${signs[pair.change]} ${(pair.after ?? pair.before)?.text}`),
  );
}

test('an offer and its answer by Chromium: roles, directions, credentials and sources', () => {
  const compared = differences(chromium('chromium-offer'), chromium('chromium-answer'));
  const withoutIds = compared.map((lines) =>
    lines.filter((line) => !/ssrc|candidate|fingerprint|ice-|msid/.test(line)),
  );
  assert.deepEqual(withoutIds, [
    ['~ o=- 1867987324656542732 2 IN IP4 127.0.0.1'],
    [
      '~ m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126',
      '~ c=IN IP4 0.0.0.0',
      '~ a=setup:active',
    ],
    [
      '~ m=video 9 UDP/TLS/RTP/SAVPF 96 97 102 103 104 107 108 109 114 115 116 117 39 40 45 46 98 99 100 101 118 119 120',
      '~ c=IN IP4 0.0.0.0',
      '~ a=setup:active',
      '~ a=recvonly',
    ],
    [
      '~ m=application 9 UDP/DTLS/SCTP webrtc-datachannel',
      '~ c=IN IP4 0.0.0.0',
      '~ a=setup:active',
    ],
  ]);
  const [, audio = []] = compared;
  assert.ok(audio.includes('~ a=ice-ufrag:ZeZf'));
  assert.equal(audio.filter((line) => line.startsWith('- a=candidate:')).length, 3);
  assert.equal(audio.filter((line) => line.startsWith('+ a=candidate:')).length, 2);
});

test('every line of both is in it once, those of each in their order where nothing was moved', () => {
  const [offer, answer] = [chromium('chromium-offer'), chromium('chromium-answer')];
  compareDescriptions(offer, answer).forEach(({ before, after, lines }, index) => {
    assert.deepEqual([before, after], [offer.sections[index], answer.sections[index]]);
    assert.deepEqual(
      lines.flatMap((pair) => pair.before ?? []),
      before?.lines,
    );
    const ofAnswer = lines.flatMap((pair) => pair.after ?? []);
    assert.equal(ofAnswer.length, after?.lines.length);
    assert.deepEqual(new Set(ofAnswer), new Set(after?.lines));
  });
});

test('a description equals itself, whatever ends its lines', () => {
  const offer = chromium('chromium-offer');
  assert.deepEqual(differences(offer, offer).flat(), []);
  const feeds = decode(new TextEncoder().encode('v=0\ns=-\n'));
  assert.deepEqual(differences(describe('v=0', 's=-', ''), feeds).flat(), []);
});

test('lines of one payload type, source or header extension are compared with each other', () => {
  const before = describe('a=rtpmap:96 VP8/90000', 'a=fmtp:97 apt=96', 'a=extmap:3 urn:a');
  const after = describe('a=rtpmap:97 rtx/90000', 'a=fmtp:97 apt=98', 'a=extmap:3/recvonly urn:a');
  assert.deepEqual(differences(before, after), [
    [
      '+ a=rtpmap:97 rtx/90000',
      '- a=rtpmap:96 VP8/90000',
      '~ a=fmtp:97 apt=98',
      '~ a=extmap:3/recvonly urn:a',
    ],
  ]);
});

test('a media description that one side lacks is removed, or added, line by line', () => {
  const one = describe('v=0', 'm=audio 9 RTP/AVP 0', 'a=mid:0');
  const none = describe('v=0');
  assert.deepEqual(differences(one, none), [[], ['- m=audio 9 RTP/AVP 0', '- a=mid:0']]);
  assert.deepEqual(differences(none, one), [[], ['+ m=audio 9 RTP/AVP 0', '+ a=mid:0']]);
});
