import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { type BodyFraming, requestBodyFraming, responseBodyFraming } from './body-framing.ts';
import { decodeRequestHead } from './decode-request-head.ts';
import { decodeResponseHead } from './decode-response-head.ts';

/** Framing of a request with these field lines, as "kind rule [fault]". */
function request(fieldLines: string, version = '1.1'): string {
  const head = ascii(`POST / HTTP/${version}\r\n${fieldLines}\r\n`);
  const result = decodeRequestHead(head, { atEnd: false });
  assert.equal(result.status, 'complete');
  if (result.status !== 'complete') return '';
  return summary(requestBodyFraming(result.value));
}

/** Framing of a response with these field lines, as "kind rule [fault]". */
function response(status: number, fieldLines = '', method = 'GET', version = '1.1'): string {
  const head = ascii(`HTTP/${version} ${status} X\r\n${fieldLines}\r\n`);
  const result = decodeResponseHead(head, { atEnd: false });
  assert.equal(result.status, 'complete');
  if (result.status !== 'complete') return '';
  return summary(responseBodyFraming(result.value, method));
}

function summary(framing: BodyFraming): string {
  const kind = framing.kind === 'content-length' ? `${framing.byteLength} bytes` : framing.kind;
  const fault = framing.fault === null ? '' : ` ${framing.fault.code}`;
  return `${kind}, rule ${framing.rule}${fault}`;
}

const chunked = 'Transfer-Encoding: chunked\r\n';
const length5 = 'Content-Length: 5\r\n';

test('rule 1: responses to HEAD, 1xx, 204 and 304 have no body, whatever the fields say', () => {
  assert.equal(response(200, length5, 'HEAD'), 'none, rule 1');
  assert.equal(response(200, chunked, 'HEAD'), 'none, rule 1');
  assert.equal(response(100), 'none, rule 1');
  assert.equal(response(204, length5), 'none, rule 1');
  assert.equal(response(304, chunked), 'none, rule 1');
});

test('after 101 the connection speaks another protocol', () => {
  assert.equal(response(101), 'tunnel, rule 1');
});

test('rule 2: a successful CONNECT makes a tunnel, and a failed one does not', () => {
  assert.equal(response(200, length5, 'CONNECT'), 'tunnel, rule 2');
  assert.equal(response(299, '', 'CONNECT'), 'tunnel, rule 2');
  assert.equal(response(407, length5, 'CONNECT'), '5 bytes, rule 6');
});

test('transfer-encoding-wins: rule 3, and the sender is at fault', () => {
  const fault = 'transfer-encoding-and-content-length';
  assert.equal(request(length5 + chunked), `chunked, rule 3 ${fault}`);
  assert.equal(response(200, chunked + length5), `chunked, rule 3 ${fault}`);
  assert.equal(
    response(200, `Transfer-Encoding: gzip\r\n${length5}`),
    `until-close, rule 4 ${fault}`,
  );
});

test('rule 4: chunked as the final transfer coding frames the body', () => {
  assert.equal(request(chunked), 'chunked, rule 4');
  assert.equal(request('Transfer-Encoding: gzip, Chunked\r\n'), 'chunked, rule 4');
  assert.equal(request(`Transfer-Encoding: gzip\r\n${chunked}`), 'chunked, rule 4');
  assert.equal(response(200, chunked), 'chunked, rule 4');
});

test('rule 4: without chunked last, a request is malformed and a response ends by close', () => {
  assert.equal(
    request('Transfer-Encoding: chunked, gzip\r\n'),
    'malformed, rule 4 chunked-not-final',
  );
  assert.equal(request('Transfer-Encoding: xchunked\r\n'), 'malformed, rule 4 chunked-not-final');
  assert.equal(request('Transfer-Encoding:\r\n'), 'malformed, rule 4 chunked-not-final');
  assert.equal(
    request('Transfer-Encoding: a="b, chunked\r\n'),
    'malformed, rule 4 chunked-not-final',
  );
  assert.equal(response(200, 'Transfer-Encoding: gzip\r\n'), 'until-close, rule 4');
});

test('Transfer-Encoding in HTTP/1.0 is faulty framing (section 6.1)', () => {
  assert.equal(request(chunked, '1.0'), 'chunked, rule 4 transfer-encoding-in-http-1.0');
  assert.equal(
    response(200, chunked, 'GET', '1.0'),
    'chunked, rule 4 transfer-encoding-in-http-1.0',
  );
});

test('chunked must not be applied twice (section 6.1)', () => {
  assert.equal(request(chunked + chunked), 'chunked, rule 4 chunked-applied-twice');
});

test('rule 5: an invalid Content-Length is malformed', () => {
  for (const value of ['', '-1', '+5', '5.0', '0x5', '5 5', '5,6', '5,', 'five']) {
    const line = `Content-Length: ${value}\r\n`;
    assert.equal(request(line), 'malformed, rule 5 content-length-invalid', value);
    assert.equal(response(200, line), 'malformed, rule 5 content-length-invalid', value);
  }
  assert.equal(
    request('Content-Length: 5\r\nContent-Length: 6\r\n'),
    'malformed, rule 5 content-length-invalid',
  );
});

test('rules 5 and 6: a list of the same valid number is that number', () => {
  assert.equal(request('Content-Length: 42, 42\r\n'), '42 bytes, rule 6');
  assert.equal(request('Content-Length: 42\r\ncontent-length: 042\r\n'), '42 bytes, rule 6');
});

test('rule 6: Content-Length is the number of bytes', () => {
  assert.equal(request('Content-Length: 0\r\n'), '0 bytes, rule 6');
  assert.equal(response(200, length5), '5 bytes, rule 6');
});

test('a Content-Length beyond 2^53 is capped, not rounded', () => {
  const huge = `Content-Length: 1${'0'.repeat(400)}\r\n`;
  assert.equal(response(200, huge), `${Number.MAX_SAFE_INTEGER} bytes, rule 6`);
});

test('rule 7: a request without either field has no body', () => {
  assert.equal(request(''), 'none, rule 7');
});

test('rule 8: any other response ends when the connection closes', () => {
  assert.equal(response(200), 'until-close, rule 8');
  assert.equal(response(200, '', 'GET', '1.0'), 'until-close, rule 8');
});

test('a fault points at the field line', () => {
  const head = ascii('HTTP/1.1 200 X\r\nContent-Length: x\r\n\r\n');
  const result = decodeResponseHead(head, { atEnd: false, byteOffset: 10 });
  assert.equal(result.status, 'complete');
  if (result.status !== 'complete') return;
  const { fault } = responseBodyFraming(result.value, 'GET');
  assert.equal(
    fault?.message,
    'Content-Length at byte 26: expected one decimal number of bytes, found "x" (RFC 9112 §6.3)',
  );
  assert.deepEqual(fault?.range, { startBit: 26 * 8, bitLength: 19 * 8 });
});
