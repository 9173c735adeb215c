import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SentText, webSocketEntries } from '../testing/web-socket-entries.ts';
import { sipRows } from './sip-rows.ts';

const sdp = 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n';

function sip(start: string, cseq: string, user: string, more = '', body = ''): string {
  return `${start}\r\nVia: SIP/2.0/WS a.invalid;branch=z9hG4bK1\r\nFrom: "A" <sip:${user}@lab.invalid>;tag=1\r\nTo: <sip:b@lab.invalid>\r\nCall-ID: c\r\nCSeq: ${cseq}\r\n${more}\r\n${body}`;
}

const lines = (sent: readonly SentText[]): string[] =>
  sipRows(webSocketEntries('sip', sent)).map(
    ({ lane, toServer, title, carries, kind }) =>
      `${lane} ${toServer ? '->' : '<-'} ${title} | ${carries} | ${kind}`,
  );

test('each SIP message is an arrow; a lane has the name of its first speaker', () => {
  const offer = `Content-Type: application/sdp\r\nContent-Length: ${sdp.length}\r\n`;
  const invite = sip('INVITE sip:carol@lab.invalid SIP/2.0', '1 INVITE', 'alice', offer, sdp);
  assert.deepEqual(
    lines([
      {
        connection: 1,
        from: 'client',
        text: sip('REGISTER sip:lab.invalid SIP/2.0', '1 REGISTER', 'carol'),
      },
      {
        connection: 1,
        from: 'server',
        text: sip('SIP/2.0 401 Unauthorized', '1 REGISTER', 'carol'),
      },
      { connection: 2, from: 'client', text: invite },
      { connection: 1, from: 'server', text: invite },
      { connection: 1, from: 'client', text: sip('SIP/2.0 180 Ringing', '1 INVITE', 'alice') },
    ]),
    [
      'carol -> REGISTER sip:lab.invalid |  | request',
      'carol <- 401 Unauthorized (REGISTER) |  | refusal',
      `alice -> INVITE sip:carol@lab.invalid | SDP ${sdp.length} B | request`,
      `carol <- INVITE sip:carol@lab.invalid | SDP ${sdp.length} B | request`,
      'carol -> 180 Ringing (INVITE) |  | response',
    ],
  );
});

test('what is no SIP is told with its rule', () => {
  const [row] = sipRows(
    webSocketEntries('sip', [{ connection: 1, from: 'client', text: 'hello' }]),
  );
  assert.equal(row?.kind, 'broken');
  assert.match(row?.meaning ?? '', /RFC 3261/);
  assert.equal(row?.lane, 'page');
});
