/** Candidates leave a description before it is applied. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { takeCandidates } from './described-candidates.ts';

test('each candidate keeps the m-section it stood in; nothing else changes', () => {
  const sdp = [
    'v=0',
    'm=audio 9 UDP/TLS/RTP/SAVPF 111',
    'a=candidate:1 1 udp 1 192.0.2.1 5000 typ host',
    'a=mid:0',
    'm=video 9 UDP/TLS/RTP/SAVPF 96',
    'A=CANDIDATE:odd',
    'a=candidate:2 1 udp 1 192.0.2.2 5000 typ host',
    'a=end-of-candidates',
    '',
  ].join('\r\n');
  const { candidates, ended, sdp: rest } = takeCandidates(sdp);
  assert.deepEqual(
    candidates.map(({ candidate, sdpMLineIndex }) => [candidate, sdpMLineIndex]),
    [
      ['candidate:1 1 udp 1 192.0.2.1 5000 typ host', 0],
      ['CANDIDATE:odd', 1],
      ['candidate:2 1 udp 1 192.0.2.2 5000 typ host', 1],
    ],
  );
  assert.ok(ended);
  const expected =
    'v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\nm=video 9 UDP/TLS/RTP/SAVPF 96\r\n';
  assert.equal(rest, expected);
});

test('line ends of any kind, and a description without candidates', () => {
  assert.equal(takeCandidates('v=0\na=candidate:x\rs=-').candidates.length, 1);
  assert.deepEqual(takeCandidates('v=0\r\n'), { sdp: 'v=0\r\n', candidates: [], ended: false });
});
