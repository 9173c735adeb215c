import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFixtures } from '../testing/hex-fixture.ts';
import { anachronisms } from './anachronisms.ts';
import { decodeSdpDescription } from './decode-description.ts';
import type { SdpDescription } from './description.ts';

const fixtures = ['fixtures/', 'fixtures/browser/'].flatMap((folder) =>
  readFixtures(new URL(folder, import.meta.url)),
);

function describe(name: string): SdpDescription {
  const bytes = fixtures.find((fixture) => fixture.name === name)?.bytes ?? new Uint8Array(0);
  const result = decodeSdpDescription(bytes, { atEnd: true });
  if (result.status !== 'complete') return assert.fail(`${name}: ${result.status}`);
  return result.value;
}

test('every anachronism of the lecture of 2019 is named, with its line', () => {
  assert.deepEqual(
    anachronisms(describe('lecture-2019')).map(({ id, line }) => [id, line?.text ?? null]),
    [
      ['tags-with-names', 'a=group:BUNDLE audio video'],
      ['port-1', 'm=audio 1 RTP/SAVPF 111 103 104 0 8 107 106 105 13 126'],
      ['savpf-without-dtls', 'm=audio 1 RTP/SAVPF 111 103 104 0 8 107 106 105 13 126'],
      ['old-codecs', 'm=audio 1 RTP/SAVPF 111 103 104 0 8 107 106 105 13 126'],
      ['rtcp-port-1', 'a=rtcp:1 IN IP4 0.0.0.0'],
      ['mid-with-name', 'a=mid:audio'],
      [
        'sdes',
        'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:9c1AHz27dZ9xPI91YNfS1I67/EMkjHHIHORiClQe',
      ],
      ['no-trickle', null],
      ['no-msid', null],
    ],
  );
});

test('descriptions of a browser of today have none', () => {
  for (const name of ['chromium-offer', 'chromium-simulcast-offer', 'chromium-data-offer']) {
    assert.deepEqual(anachronisms(describe(name)), [], name);
  }
});

test('what stands there today was written by Chromium 156', () => {
  const written = new Set(
    [describe('chromium-offer'), describe('chromium-answer')].flatMap(({ sections }) =>
      sections.flatMap(({ lines }) => lines.map(({ text }) => text)),
    ),
  );
  for (const { id, today } of anachronisms(describe('lecture-2019'))) {
    assert.ok(today.length > 0, id);
    for (const line of today) assert.ok(written.has(line), line);
  }
});

/** Ids of the anachronisms that a changed example of 2019 still has. */
function idsAfter(...changes: readonly (readonly [string, string])[]): string[] {
  const bytes = fixtures.find(({ name }) => name === 'lecture-2019')?.bytes ?? new Uint8Array(0);
  const text = changes.reduce(
    (sdp, [from, to]) => sdp.replace(from, to),
    new TextDecoder().decode(bytes),
  );
  const result = decodeSdpDescription(new TextEncoder().encode(text), { atEnd: true });
  return result.status === 'complete' ? anachronisms(result.value).map(({ id }) => id) : [];
}

test('sdp-port-1: port, transport and codecs of the m= line are each told, and each gone when it is mended', () => {
  const ofLine = ['port-1', 'savpf-without-dtls', 'old-codecs'];
  assert.deepEqual(
    idsAfter().filter((id) => ofLine.includes(id)),
    ofLine,
  );
  const mended = idsAfter(
    ['m=audio 1 RTP/SAVPF', 'm=audio 9 UDP/TLS/RTP/SAVPF'],
    ['111 103 104', '111'],
  );
  assert.deepEqual(
    mended.filter((id) => ofLine.includes(id)),
    [],
  );
});

test('sdp-bundle-names: long names in the group and as mid are told; short ones are those of today', () => {
  const names = ['tags-with-names', 'mid-with-name'];
  assert.deepEqual(
    idsAfter().filter((id) => names.includes(id)),
    names,
  );
  const mended = idsAfter(['BUNDLE audio video', 'BUNDLE 0 1'], ['a=mid:audio', 'a=mid:0']);
  assert.deepEqual(
    mended.filter((id) => names.includes(id)),
    [],
  );
});
