import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { decodeRequestHead } from '../http1/decode-request-head.ts';
import { decodeResponseHead } from '../http1/decode-response-head.ts';
import type { HandshakeRule } from './handshake-head.ts';
import { judgeHandshake } from './judge-handshake.ts';

const sha1 = (bytes: Uint8Array) => Uint8Array.from(createHash('sha1').update(bytes).digest());

/** RFC 6455 section 1.3. */
const requestLines = [
  'GET /chat HTTP/1.1',
  'Host: server.example.com',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Origin: http://example.com',
  'Sec-WebSocket-Protocol: chat, superchat',
  'Sec-WebSocket-Version: 13',
];
const responseLines = [
  'HTTP/1.1 101 Switching Protocols',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
  'Sec-WebSocket-Protocol: chat',
];

/** `lines` with the line that begins as `line` does replaced by it, or with `line` behind them; `-Name` takes it off. */
function change(lines: readonly string[], line: string): string[] {
  const name = line.replace(/^-/, '').split(/[: ]/, 1)[0] ?? '';
  const at = lines.findIndex(
    (one) => one.startsWith(name) || (name === 'POST' && one.startsWith('GET')),
  );
  if (line.startsWith('-')) return lines.toSpliced(at, 1);
  return at < 0 ? [...lines, line] : lines.toSpliced(at, 1, line);
}

const bytesOf = (lines: readonly string[]) => ascii(`${lines.join('\r\n')}\r\n\r\n`);
const accept = (value: string) => `Sec-WebSocket-Accept: ${value}`;

function judge(
  request: readonly string[],
  response: readonly string[] | null,
): readonly HandshakeRule[] {
  const requestHead = decodeRequestHead(bytesOf(request), { atEnd: true });
  const responseHead = response && decodeResponseHead(bytesOf(response), { atEnd: true });
  if (requestHead.status !== 'complete') return assert.fail();
  if (responseHead && responseHead.status !== 'complete') return assert.fail();
  return judgeHandshake(requestHead.value, responseHead?.value ?? null, sha1);
}

/** `code §section: sentence` of every broken rule. */
function broken(requestLine: string | null, responseLine: string | null = null): string[] {
  const request = requestLine === null ? requestLines : change(requestLines, requestLine);
  const response = responseLine === null ? responseLines : change(responseLines, responseLine);
  return judge(request, response)
    .filter(({ kept }) => !kept)
    .map(({ code, source, says }) => `${code} §${source.section}: ${says}`);
}

function assertBroken(lines: [string | null, string | null], ...expected: readonly RegExp[]): void {
  const found = broken(...lines);
  assert.equal(found.length, expected.length, found.join('\n'));
  expected.forEach((pattern, index) => assert.match(found[index] ?? '', pattern));
}

test('RFC 6455 section 1.3: the example keeps every rule, in the order of the standard', () => {
  const rules = judge(requestLines, responseLines);
  assert.deepEqual(
    rules.filter(({ kept }) => !kept),
    [],
  );
  const codesOf = (wanted: HandshakeRule['head']) =>
    rules.filter(({ head }) => head === wanted).map(({ code }) => code);
  assert.equal(
    codesOf('request').join(' '),
    'request-method http-version host request-upgrade request-connection key origin version subprotocols-offered',
  );
  assert.equal(
    codesOf('response').join(' '),
    'status-code response-upgrade response-connection accept subprotocol-chosen',
  );
});

test('section 4.1: what the request lacks', () => {
  assertBroken(['POST /chat HTTP/1.1', null], /^request-method §4\.1: .*found "POST"/);
  assertBroken(['GET /chat HTTP/1.0', null], /^http-version §4\.1: .*found HTTP\/1\.0/);
  assertBroken(['-Host', null], /^host §4\.1/);
  assertBroken(['-Upgrade', null], /^request-upgrade §4\.1: .*found nothing/);
  assertBroken(['Upgrade: h2c', null], /^request-upgrade §4\.1: .*found "h2c"/);
  assertBroken(['Connection: keep-alive', null], /^request-connection §4\.1/);
  assertBroken(['Connection: keep-alive, Upgrade', null]);
});

test('section 4.1: the key is 16 bytes in base64', () => {
  const noAccept = /^accept/;
  assertBroken(['-Sec-WebSocket-Key', null], /^key §4\.1: .*found nothing/, noAccept);
  assertBroken(['Sec-WebSocket-Key: AQID', null], /^key §4\.1: .*found 3 bytes/, noAccept);
  assertBroken(['Sec-WebSocket-Key: abc', null], /^key §4\.1: .*not base64/, noAccept);
});

test('websocket-version-7: the request of the 2019 slide is that of a draft', () => {
  const request = change(change(requestLines, 'Sec-WebSocket-Version: 7'), '-Origin');
  const asked = [...request, 'Sec-WebSocket-Origin: http://example.com'];
  const response = ['HTTP/1.1 400 Bad Request', 'Sec-WebSocket-Version: 13, 8'];
  const rules = judge(asked, response);
  assert.deepEqual(
    rules.filter(({ kept }) => !kept).map(({ code, source }) => `${code} §${source.section}`),
    ['origin §4.1', 'version §4.4', 'status-code §4.1'],
  );
  assert.match(rules.at(-1)?.says ?? '', /which versions the server knows: "13, 8"/);
  assert.match(judge(asked, ['HTTP/1.1 400 Bad Request']).at(-1)?.says ?? '', /must list/);
});

test('section 4.1: what the client does not accept in a response', () => {
  assertBroken([null, 'HTTP/1.1 200 OK'], /^status-code §4\.1: .*found 200/);
  assertBroken([null, '-Upgrade'], /^response-upgrade §4\.1/);
  assertBroken([null, '-Connection'], /^response-connection §4\.1/);
  assertBroken([null, '-Sec-WebSocket-Accept'], /^accept §4\.1: .*found nothing/);
  assertBroken(
    [null, 'Sec-WebSocket-Protocol: mqtt'],
    /^subprotocol-chosen §4\.1: .*"mqtt".*"chat", "superchat"/,
  );
  const extension = 'Sec-WebSocket-Extensions: permessage-deflate';
  assertBroken([null, extension], /^extensions-chosen §4\.1: .*offered nothing/);
  assertBroken([extension, extension]);
  assertBroken([extension, `${extension}; =`], /^extensions-chosen §9\.1/);
});

test('WebSockets section 2.2: a browser does not go on without an offered sub-protocol', () => {
  assertBroken([null, '-Sec-WebSocket-Protocol'], /^subprotocol-chosen §2\.2/);
  assert.deepEqual(
    judge(
      change(requestLines, '-Sec-WebSocket-Protocol'),
      change(responseLines, '-Sec-WebSocket-Protocol'),
    ).filter(({ kept }) => !kept),
    [],
  );
});

test('a wrong accept value is told with where it comes from', () => {
  const slide = accept('B+uvkirVlXkQT4tM7HfDM/5rBwM=');
  assertBroken([null, slide], /^accept §4\.2\.2: .*258EAF5E-E914.*slide of 2019/);
  assertBroken([null, accept('s3pPLMBiTxaQ9kYGzzhZRbK+x0o=')], /digit 0 and the letter O/);
  assertBroken([null, accept('S3PPLMBITXAQ9KYGZZHZRBK+XOO=')], /upper and lower case/);
  assertBroken([null, accept('AAAA')], /must be "s3pPLMBiTxaQ9kYGzzhZRbK\+xOo="; found "AAAA"\.$/);
});

test('without a response only the request is judged', () => {
  assert.ok(judge(requestLines, null).every(({ head }) => head === 'request'));
});
