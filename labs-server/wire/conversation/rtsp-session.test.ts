import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeRtspUnit } from '../rtsp/decode-unit.ts';
import { ascii } from '../testing/ascii.ts';
import { RtspSession } from './rtsp-session.ts';

function unitOf(text: string) {
  const result = decodeRtspUnit(ascii(text), { atEnd: false });
  return result.status === 'complete' ? result.value : assert.fail(result.status);
}

const request = (cseq: number) => unitOf(`PLAY rtsp://a RTSP/1.0\r\nCSeq: ${cseq}\r\n\r\n`);
const response = (cseq: number, fields = '') =>
  unitOf(`RTSP/1.0 200 OK\r\nCSeq: ${cseq}\r\n${fields}\r\n`);

test('RFC 2326 section 12.17: CSeq ties a response to its request, in whatever order they come', () => {
  const session = new RtspSession();
  assert.equal(session.note('client-to-server', request(7)).exchange, 0);
  assert.equal(session.note('client-to-server', request(8)).exchange, 1);
  assert.deepEqual(session.note('server-to-client', response(8)), {
    title: '200 OK (PLAY)',
    exchange: 1,
  });
  assert.equal(session.note('server-to-client', response(7)).exchange, 0);
  assert.equal(session.note('server-to-client', response(9)).title, '200 OK');
});

test('both ends number their own requests', () => {
  const session = new RtspSession();
  session.note('client-to-server', request(1));
  assert.equal(session.note('server-to-client', request(1)).exchange, 1);
  assert.equal(session.note('client-to-server', response(1)).exchange, 1);
  assert.equal(session.note('server-to-client', response(1)).exchange, 0);
});

test('section 12.39: the channels of interleaved streams are those of the response', () => {
  const session = new RtspSession();
  assert.equal(session.kindOf(4), null);
  session.note('server-to-client', response(1, 'Transport: RTP/AVP/TCP;interleaved=4-5\r\n'));
  assert.equal(session.kindOf(4), 'rtp');
  assert.equal(session.kindOf(5), 'rtcp');
});
