import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writePcapng } from '../../wire/pcapng/write-pcapng.ts';
import type { WireRecord } from '../../wire/record.ts';
import { ascii } from '../../wire/testing/ascii.ts';
import { dataRecord, openRecord, sampleMetadata } from '../../wire/testing/sample-trace.ts';
import { printConversation } from './print-conversation.ts';

function printTrace(...records: readonly WireRecord[]): string {
  return printConversation(writePcapng({ metadata: sampleMetadata, records }), false);
}

test('a trace is printed connection by connection', () => {
  const request = 'GET /clock HTTP/1.1\r\nHost: a\r\n\r\n';
  const text = printTrace(
    openRecord(1, 12, '127.0.0.1'),
    dataRecord(2, 12, 'client-to-server', 0, request),
    dataRecord(3, 12, 'server-to-client', 0, 'HTTP/1.1 204 No Content\r\n\r\n'),
  );
  assert.match(text, /^connection 12\n\n> 0 request-head "GET \/clock"/);
  assert.match(text, /< 1 response-head "204 No Content"/);
});

const rtp = '\x80\x1a\0\x01\0\0\0\x02\0\0\0\x0a\0\0\0\x01\x01\x4b\x08\x06ab';

test('the listener of a connection tells that it speaks RTSP', () => {
  const opened = { ...openRecord(1, 5), listener: 'rtsp' } as const;
  const text = printTrace(
    opened,
    dataRecord(2, 5, 'client-to-server', 0, 'PLAY rtsp://a/b RTSP/1.0\r\nCSeq: 4\r\n\r\n'),
    dataRecord(3, 5, 'server-to-client', 0, 'RTSP/1.0 200 OK\r\nCSeq: 4\r\n\r\n'),
    dataRecord(4, 5, 'server-to-client', 28, `$\0\0\x16${rtp}`),
  );
  assert.match(text, /> 0 message "PLAY rtsp:\/\/a\/b" \(rtsp, exchange 0\)/);
  assert.match(text, /< 1 message "200 OK \(PLAY\)" \(rtsp, exchange 0\)/);
  assert.match(text, /< 3 packet "RTP JPEG 1, 10 B" \(rtp, exchange 0\) interleaved data 0-22/);
});

test('every record of a flow over UDP is a datagram; missing ones are told', () => {
  const opened = { ...openRecord(1, 6, '127.0.0.1', 'udp'), listener: 'rtsp' } as const;
  const report = '\x80\xc9\0\x01\0\0\0\x01';
  const text = printTrace(
    opened,
    dataRecord(2, 6, 'server-to-client', 0, rtp),
    dataRecord(3, 6, 'client-to-server', 0, report),
    dataRecord(5, 6, 'server-to-client', 44, rtp),
  );
  const heads = text.split('\n').filter((line) => /^[<>] /.test(line));
  assert.deepEqual(
    heads.map((line) => line.split(' (')[0]),
    [
      '< 0 packet "RTP JPEG 1, 10 B"',
      '> 1 packet "RTCP RR"',
      '< 2 undecoded "undecoded 22 B"',
      '< 3 packet "RTP JPEG 1, 10 B"',
    ],
  );
});

test('a STUN listener speaks TURN, in datagrams and on streams', () => {
  const binding = '\0\x01\0\0\x21\x12\xa4\x42twelve bytes';
  const data = '\x40\x01\0\x03abc';
  for (const transport of ['udp', 'tcp'] as const) {
    const opened = { ...openRecord(1, 7, '127.0.0.1', transport), listener: 'stun' } as const;
    const text = printTrace(
      opened,
      dataRecord(2, 7, 'client-to-server', 0, binding),
      dataRecord(3, 7, 'client-to-server', 20, transport === 'tcp' ? `${data}\0` : data),
    );
    assert.match(text, /> 0 message "Binding request" \(stun, exchange 0\) stream 0-20: complete/);
    assert.match(text, /> 1 message "ChannelData 0x4001, 3 B" \(turn, exchange 0\).*: complete/);
  }
});

test('a trace without records, and one that cannot be read, say so', () => {
  assert.equal(printTrace(), 'no connections\n');
  const cut = writePcapng({ metadata: sampleMetadata, records: [] }).subarray(0, 40);
  assert.match(printConversation(cut, false), /^refused: At byte 0: .+\. .+\.\n$/);
});

test('other bytes are one direction: a server’s where they begin like a status-line', () => {
  const response = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
  assert.match(printConversation(ascii(response), false), /^< 0 response-head "200 OK"[^]*"ok"/);
  const request = 'GET /a HTTP/1.1\r\nHost: a\r\n\r\n';
  assert.match(printConversation(ascii(request), false), /^> 0 request-head "GET \/a"/);
});

test('other bytes are RTSP where their first line says so', () => {
  const request = 'OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n';
  assert.match(printConversation(ascii(request), false), /^> 0 message "OPTIONS \*" \(rtsp/);
  const response = 'RTSP/1.0 200 OK\r\nCSeq: 1\r\n\r\n';
  assert.match(printConversation(ascii(response), false), /^< 0 message "200 OK" \(rtsp/);
});

test('at the end, what is missing is a fault', () => {
  const response = ascii('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
  assert.doesNotMatch(printConversation(response, false), /fault/);
  assert.match(printConversation(response, true), /< fault .*last-chunk-missing\]\n$/);
});
