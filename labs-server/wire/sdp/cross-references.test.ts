import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf, media, session } from '../testing/sdp-text.ts';

test('references: dynamic payload types, directions, identification tags, groups', () => {
  const dynamic = media.replace('AVP 0', 'AVP 0 96');
  assert.deepEqual(faultsOf(session + dynamic), ['sdp-rtpmap-missing fmt 43']);
  assert.deepEqual(faultsOf(`${session}${dynamic}a=rtpmap:96 opus/48000/2\r\n`), []);
  const twice = `${session}${media}a=mid:0\r\n${media}a=mid:0\r\n`;
  assert.deepEqual(faultsOf(twice), ['sdp-mid-repeated mid 134']);
  assert.deepEqual(faultsOf(`${session}${media}a=sendonly\r\na=recvonly\r\n`), [
    'sdp-direction-repeated attribute-name 96',
  ]);
  assert.deepEqual(faultsOf(`${session}a=inactive\r\n${media}a=sendrecv\r\n`), []);
  assert.deepEqual(faultsOf(`${session}a=group:BUNDLE 1\r\n${media}a=mid:0\r\n`), [
    'sdp-group-tag-unknown identification-tag 43',
  ]);
});
