import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutCandidates } from './signal-pair.ts';

test('a description without candidates keeps every other line', () => {
  const sdp =
    'v=0\r\na=candidate:1 1 udp 2122194687 192.0.2.2 45206 typ host\r\na=ice-ufrag:E47z\r\na=end-of-candidates\r\na=mid:0\r\n';
  assert.equal(withoutCandidates(sdp), 'v=0\r\na=ice-ufrag:E47z\r\na=mid:0\r\n');
});
