/** Our decoder against sdp-transform, a parser that many products use. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sdpTransform from 'sdp-transform';
import { type Field, type FieldValue, leafFields } from '../field/field.ts';
import { readFixtures } from '../testing/hex-fixture.ts';
import { decodeSdpDescription } from './decode-description.ts';

type Parsed = Readonly<Record<string, unknown>>;

/** The subfields of each line of `section` with attribute `name`, by the names in our table. */
function subfieldsOf(section: Field, name: string): ReadonlyMap<string, FieldValue>[] {
  return section.children
    .map((line) => new Map(leafFields([line]).map((leaf) => [leaf.name, leaf.value])))
    .filter((leaves) => leaves.get('attribute-name') === name);
}

/** Attribute, its list in sdp-transform, and which of our subfields is which of its properties. */
const compared = [
  ['rtpmap', 'rtp', { 'payload type': 'payload', 'encoding name': 'codec', 'clock rate': 'rate' }],
  ['rtcp-fb', 'rtcpFb', { 'rtcp-fb-id': 'type', 'rtcp-fb-param': 'subtype' }],
  ['extmap', 'ext', { id: 'value', URI: 'uri' }],
  ['ssrc', 'ssrcs', { 'ssrc-id': 'id', attribute: 'attribute', value: 'value' }],
  [
    'candidate',
    'candidates',
    {
      'component-id': 'component',
      transport: 'transport',
      priority: 'priority',
      'connection-address': 'ip',
      port: 'port',
      'cand-type': 'type',
      'value of raddr': 'raddr',
    },
  ],
  ['rid', 'rids', { 'rid-id': 'id', direction: 'direction' }],
] as const;

const single = [
  ['mid', 'identification-tag', 'mid'],
  ['ice-ufrag', 'ufrag', 'iceUfrag'],
  ['ice-pwd', 'password', 'icePwd'],
  ['setup', 'role', 'setup'],
  ['sctp-port', 'port', 'sctpPort'],
  ['max-message-size', 'max-message-size-value', 'maxMessageSize'],
] as const;

for (const folder of ['fixtures/', 'fixtures/browser/']) {
  for (const { name, bytes } of readFixtures(new URL(folder, import.meta.url))) {
    if (!/^(chromium|ffmpeg|gstreamer|lab|rfc8866)-/.test(name)) continue;
    test(`sdp-transform reads the same out of ${name}`, () => {
      const theirs = sdpTransform.parse(Buffer.from(bytes).toString());
      const ours = decodeSdpDescription(bytes, { atEnd: true });
      if (ours.status !== 'complete') return assert.fail(ours.status);
      const sections = ours.fields.slice(1);
      assert.equal(sections.length, theirs.media.length);
      sections.forEach((section, index) => compareSection(section, theirs.media[index] ?? {}));
      const media = ours.value.sections.slice(1).map((section) => section.media);
      assert.deepEqual(
        media.map((one) => [one?.media, one?.port, one?.proto, one?.formats.join(' ')]),
        theirs.media.map(({ type, port, protocol, payloads }) => {
          return [type, port, protocol, String(payloads)];
        }),
      );
    });
  }
}

function compareSection(section: Field, theirs: Parsed): void {
  for (const [attribute, list, properties] of compared) {
    const pick = (from: (ours: string, their: string) => unknown) =>
      Object.entries(properties).map(([ours, their]) => String(from(ours, their) ?? ''));
    const found = subfieldsOf(section, attribute).map((leaves) => pick((ours) => leaves.get(ours)));
    const expected = ((theirs[list] ?? []) as readonly Parsed[]).map((one) =>
      pick((_, their) => one[their]),
    );
    assert.deepEqual(found, expected, attribute);
  }
  for (const [attribute, subfield, property] of single) {
    const [leaves] = subfieldsOf(section, attribute);
    assert.equal(String(leaves?.get(subfield)), String(theirs[property]), attribute);
  }
}
