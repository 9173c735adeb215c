/** Fragments of a publisher. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fragmentOf, restartedAnswer } from './sdp-fragment.ts';

const description = [
  'v=0',
  'a=group:BUNDLE 0 1',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'a=ice-ufrag:EsAw',
  'a=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1',
  'a=ice-options:trickle',
  'a=candidate:9 1 udp 1 192.0.2.9 9 typ host',
  'a=mid:0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'a=ice-ufrag:EsAw',
  'a=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1',
  'a=mid:1',
  '',
].join('\r\n');

test('credentials, the tagged m-line, its mid, and the candidates: RFC 9725 section 4.3.2', () => {
  assert.deepEqual(
    fragmentOf(description, ['candidate:1 1 udp 2 127.0.0.1 5000 typ host'], true).split('\r\n'),
    [
      'a=group:BUNDLE 0 1',
      'a=ice-ufrag:EsAw',
      'a=ice-pwd:P2uYro0UCOQ4zxjKXaWCBui1',
      'a=ice-options:trickle',
      'm=video 9 UDP/TLS/RTP/SAVPF 96',
      'a=mid:0',
      'a=candidate:1 1 udp 2 127.0.0.1 5000 typ host',
      'a=end-of-candidates',
      '',
    ],
  );
});

test('section 4.3.3: ice-options, ice-pacing and ice-lite are those of the offer, and none where it has none', () => {
  const bare = description.replace('a=ice-options:trickle\r\n', '');
  assert.doesNotMatch(fragmentOf(bare, [], true), /ice-options|ice-pacing|ice-lite/);
  const paced = bare.replace('a=group', 'a=ice-options:trickle ice2\r\na=ice-pacing:50\r\na=group');
  assert.match(fragmentOf(paced, [], true), /^a=ice-options:trickle ice2\r\na=ice-pacing:50\r$/m);
});

test('after a restart the answer has the new credentials in every section, and the new candidates in the first', () => {
  const fragment =
    'a=ice-ufrag:289b\r\na=ice-pwd:0b66f472495ef0ccac7bda65\r\na=candidate:1 1 udp 2 127.0.0.1 6000 typ host\r\n';
  const restarted = restartedAnswer(description, fragment).split('\r\n');
  assert.equal(restarted.filter((line) => line === 'a=ice-ufrag:289b').length, 2);
  assert.equal(restarted.filter((line) => line.startsWith('a=ice-pwd:0b66')).length, 2);
  assert.deepEqual(
    restarted.filter((line) => line.startsWith('a=candidate')),
    ['a=candidate:1 1 udp 2 127.0.0.1 6000 typ host'],
  );
  assert.equal(restarted.length, description.split('\r\n').length);
});
