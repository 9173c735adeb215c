import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeUnits } from '../field/unit-decoder.ts';
import { ascii } from '../testing/ascii.ts';
import { assertLinear, testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { decodeRtspUnit, rtspDecoder } from './decode-unit.ts';
import { interleavedChannels } from './transport.ts';

const fixtures = new URL('fixtures/', import.meta.url);

testGoldens(fixtures, rtspDecoder());
testFuzz(fixtures, rtspDecoder());

/** The code and status of the rule that a unit breaks, or how else the decoding ended. */
function outcomeOf(text: string, atEnd = false): string {
  const result = decodeRtspUnit(ascii(text), { atEnd });
  if (result.status === 'incomplete') return `waits for ${result.leastByteLength}`;
  const error = result.status === 'malformed' ? result.error : result.fault;
  if (!error) return 'kept';
  return `${error.code} ${error.protocolStatus ?? ''}`.trimEnd();
}

test('RFC 2326 section 4: requests and responses in the same direction', () => {
  const request = decodeRtspUnit(ascii('PLAY rtsp://a/b RTSP/1.0\r\nCSeq: 7\r\n\r\n'), {
    atEnd: false,
  });
  assert.ok(request.status === 'complete' && request.value.kind === 'request');
  assert.equal(request.value.method, 'PLAY');
  assert.equal(request.value.requestUri, 'rtsp://a/b');
  assert.equal(request.value.cseq, 7);
  const response = decodeRtspUnit(ascii('RTSP/1.0 454 Session Not Found\r\ncseq:7\r\n\r\n'), {
    atEnd: false,
  });
  assert.ok(response.status === 'complete' && response.value.kind === 'response');
  assert.equal(response.value.statusCode, 454);
  assert.equal(response.value.reasonPhrase, 'Session Not Found');
});

test('section 6.1: a request that is none gets 400, another version 505', () => {
  assert.equal(outcomeOf('PLAY\r\n'), 'rtsp-request-line-malformed 400');
  assert.equal(outcomeOf('P(AY a RTSP/1.0\r\n'), 'rtsp-request-line-malformed 400');
  assert.equal(outcomeOf('PLAY a HTTP/1.1\r\n'), 'rtsp-version-malformed 400');
  assert.equal(outcomeOf('PLAY a RTSP/2.0\r\n'), 'rtsp-version-not-supported 505');
  assert.equal(outcomeOf('RTSP/1.0 20 OK\r\n'), 'rtsp-status-code-malformed');
});

test('section 12.17: every message has a CSeq', () => {
  assert.equal(outcomeOf('PLAY a RTSP/1.0\r\n\r\n'), 'cseq-missing 400');
  assert.equal(outcomeOf('PLAY a RTSP/1.0\r\nCSeq: one\r\n\r\n'), 'cseq-malformed 400');
  assert.equal(outcomeOf('RTSP/1.0 200 OK\r\n\r\n'), 'cseq-missing');
});

test('section 12.14: without Content-Length there is no body', () => {
  const head = 'PLAY a RTSP/1.0\r\nCSeq: 1\r\n';
  assert.equal(outcomeOf(`${head}\r\nv=0`), 'kept');
  assert.equal(outcomeOf(`${head}Content-Length: 5\r\n\r\nv=0`), `waits for ${head.length + 26}`);
  assert.equal(outcomeOf(`${head}Content-Length: 3\r\n\r\nv=0`), 'kept');
  assert.equal(outcomeOf(`${head}Content-Length: -1\r\n\r\n`), 'rtsp-content-length-malformed 400');
});

test('section 4.4: responses 1xx, 204 and 304 end with the empty line, whatever Content-Length says', () => {
  for (const code of ['100', '204', '304']) {
    assert.equal(outcomeOf(`RTSP/1.0 ${code} \r\nCSeq: 1\r\nContent-Length: 5\r\n\r\n`), 'kept');
  }
  const other = 'RTSP/1.0 404 \r\nCSeq: 1\r\nContent-Length: 5\r\n\r\n';
  assert.equal(outcomeOf(other), `waits for ${other.length + 5}`);
});

test('section 10.12: a dollar sign begins a frame, and its length ends it', () => {
  assert.equal(outcomeOf('$'), 'waits for 4');
  assert.equal(outcomeOf('$\0\x01\0'), 'waits for 260');
  assert.equal(outcomeOf('$\0\0\0'), 'kept');
  assert.equal(outcomeOf('$\0\0\x02a', true), 'interleaved-frame-truncated');
});

test('a head has a limit, and the end of the connection may cut a message', () => {
  assert.equal(outcomeOf('P'.repeat(20_000)), 'rtsp-head-too-long 413');
  assert.equal(outcomeOf(`PLAY a RTSP/1.0\r\nA: ${'b'.repeat(20_000)}`), 'rtsp-head-too-long 413');
  assert.equal(outcomeOf('PLAY a RTSP/1.0\r\nCSe', true), 'rtsp-message-truncated 400');
});

test('the limit of a head counts no byte of a body, of which the last one may be missing', () => {
  const text = `PLAY a RTSP/1.0\r\nCSeq: 1\r\nContent-Length: 20001\r\n\r\n${'b'.repeat(20_000)}`;
  assert.equal(outcomeOf(text), `waits for ${text.length + 1}`);
  assert.equal(outcomeOf(text, true), 'rtsp-message-truncated 400');
});

const unitsAtEnd = (text: string) => decodeUnits(ascii(text), { atEnd: true }, rtspDecoder());

test('a connection may end between two messages', () => {
  const message = 'PLAY a RTSP/1.0\r\nCSeq: 1\r\n\r\n';
  assert.deepEqual(
    unitsAtEnd(message + message).map(({ result }) => result.status),
    ['complete', 'complete'],
  );
  assert.equal(unitsAtEnd(`${message}P`).at(-1)?.result.status, 'malformed');
});

test('section 12.39: Transport names the channels of interleaved streams', () => {
  assert.deepEqual(interleavedChannels('RTP/AVP/TCP;unicast;interleaved=2-3'), { rtp: 2, rtcp: 3 });
  assert.deepEqual(interleavedChannels('RTP/AVP/TCP; interleaved = 4'), { rtp: 4, rtcp: 5 });
  assert.equal(interleavedChannels('RTP/AVP;unicast;client_port=5000-5001'), null);
});

test('time is linear in the number of messages, frames and fields', () => {
  const head = 'PLAY a RTSP/1.0\r\nCSeq: 1\r\n';
  assertLinear((size) => ascii(`${head}\r\n`.repeat(size)), rtspDecoder(), 100);
  assertLinear((size) => ascii('$\0\0\x01a'.repeat(size)), rtspDecoder(), 500);
  assertLinear((size) => ascii(`${head}${'A: b\r\n'.repeat(size)}\r\n`), rtspDecoder(), 500);
  assertLinear((size) => ascii('\r\n'.repeat(size)), rtspDecoder(), 1000);
});
