import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeUnits } from '../field/unit-decoder.ts';
import { ascii } from '../testing/ascii.ts';
import { assertLinear, testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { decodeSipMessage, maxSipHeadBytes, sipDecoder } from './decode-message.ts';
import { sipFieldValue, sipFieldValues } from './message.ts';

const fixtures = new URL('fixtures/', import.meta.url);

testGoldens(fixtures, sipDecoder());
testFuzz(fixtures, sipDecoder());

const mandatory = [
  'Via: SIP/2.0/WS a.invalid;branch=z9hG4bK1',
  'To: <sip:b@lab.invalid>',
  'From: <sip:a@lab.invalid>;tag=1',
  'Call-ID: c',
  'CSeq: 1 BYE',
];

/** A request with the mandatory fields, each replaced by what `change` gives for it (none for `null`). */
function request(change: Readonly<Record<string, string | null>> = {}, more = ''): string {
  const fields = mandatory.flatMap((field) => {
    const replaced = change[field.split(':')[0] ?? ''];
    return replaced === null ? [] : [replaced ?? field];
  });
  return `BYE sip:b@lab.invalid SIP/2.0\r\n${fields.join('\r\n')}\r\n${more}\r\n`;
}

/** The code and status of the rule that a message breaks, or how else the decoding ended. */
function outcomeOf(text: string, atEnd = true): string {
  const result = decodeSipMessage(ascii(text), { atEnd });
  if (result.status === 'incomplete') return `waits for ${result.leastByteLength}`;
  const error = result.status === 'malformed' ? result.error : result.fault;
  if (!error) return 'kept';
  return `${error.code} ${error.protocolStatus ?? ''}`.trimEnd();
}

test('RFC 3261 section 7.1: a request that is none gets 400, another version 505', () => {
  assert.equal(outcomeOf('BYE\r\n'), 'sip-request-line-malformed 400');
  assert.equal(outcomeOf('BYE  sip:a SIP/2.0\r\n'), 'sip-request-line-malformed 400');
  assert.equal(outcomeOf('B(E sip:a SIP/2.0\r\n'), 'sip-request-line-malformed 400');
  assert.equal(outcomeOf('GET / HTTP/1.1\r\n'), 'sip-version-malformed 400');
  assert.equal(outcomeOf('OPTIONS sip:a SIP/7.0\r\n'), 'sip-version-not-supported 505');
  assert.equal(outcomeOf('SIP/2.0 20 OK\r\n'), 'sip-status-code-malformed');
  assert.equal(outcomeOf('SIP/2.0 700 OK\r\n'), 'sip-status-code-malformed');
  assert.equal(outcomeOf('SIP/3.0 200 OK\r\n'), 'sip-version-not-supported');
});

test('section 8.1.1: five fields must be there, one of each but Via', () => {
  assert.equal(outcomeOf(request()), 'kept');
  for (const field of ['Via', 'To', 'From', 'Call-ID', 'CSeq']) {
    assert.equal(outcomeOf(request({ [field]: null })), 'sip-field-missing 400', field);
  }
  assert.equal(outcomeOf(request({}, 't: <sip:c@lab.invalid>\r\n')), 'sip-field-repeated 400');
  assert.equal(outcomeOf(request({}, 'v: SIP/2.0/WS b.invalid\r\n')), 'kept');
});

test('section 8.1.1.5: CSeq is a number below 2**31 and the method', () => {
  assert.equal(outcomeOf(request({ CSeq: 'CSeq: one BYE' })), 'sip-cseq-malformed 400');
  assert.equal(outcomeOf(request({ CSeq: 'CSeq: 2147483648 BYE' })), 'sip-cseq-too-large 400');
  assert.equal(outcomeOf(request({ CSeq: 'CSeq: 1 INVITE' })), 'sip-cseq-method-differs 400');
});

test('section 18.3: Content-Length ends the body, else the datagram or the message does', () => {
  const head = request({}, 'Content-Length: 3\r\n');
  assert.equal(outcomeOf(head, false), `waits for ${head.length + 3}`);
  assert.equal(outcomeOf(`${head}abc`, false), 'kept');
  assert.equal(outcomeOf(`${head}ab`), 'sip-message-truncated 400');
  assert.equal(outcomeOf(`${request()}abc`, false), `waits for ${request().length + 4}`);
  const open = decodeSipMessage(ascii(`${request()}abc`), { atEnd: true });
  assert.ok(open.status === 'complete' && open.value.kind === 'request');
  assert.deepEqual(open.value.body, { start: request().length, end: request().length + 3 });
  const negative = request({}, 'Content-Length: -1\r\n');
  assert.equal(outcomeOf(negative), 'sip-content-length-malformed 400');
});

test('section 18.3: a body that lacks its last byte is a body that is cut', () => {
  const text = `${request({}, 'Content-Length: 3\r\n')}ab`;
  const result = decodeSipMessage(ascii(text), { atEnd: true });
  assert.ok(result.status === 'malformed');
  assert.deepEqual(result.error.source, { standard: 'RFC 3261', section: '18.3' });
  assert.match(result.error.message, /Content-Length says that 1 more byte belongs to the body/);
});

test('section 7.3.1: a field is name, colon and value, and may be folded', () => {
  assert.equal(outcomeOf(request({}, 'no colon\r\n')), 'sip-field-without-colon 400');
  assert.equal(outcomeOf(request({}, 'two words: x\r\n')), 'sip-field-name-malformed 400');
  const folded = decodeSipMessage(ascii(request({}, 'S :\r\n one\r\n\ttwo\r\nX-a: b\r\n')), {
    atEnd: true,
  });
  assert.ok(folded.status === 'complete' && folded.value.kind === 'request');
  assert.equal(sipFieldValue(folded.value.fieldLines, 'Subject'), 'one two');
  assert.deepEqual(sipFieldValues(folded.value.fieldLines, 'x-A'), ['b']);
});

test('section 7.5: CRLFs before a message are ignored; alone they keep the connection alive', () => {
  assert.equal(outcomeOf(`\r\n\r\n${request()}`), 'kept');
  const ping = decodeSipMessage(ascii('\r\n\r\n'), { atEnd: true });
  assert.ok(ping.status === 'complete' && ping.value.kind === 'keep-alive');
});

test('a head has a limit, and the end may cut a message', () => {
  assert.equal(outcomeOf('B'.repeat(maxSipHeadBytes)), 'sip-head-too-long 513');
  assert.equal(outcomeOf(request({}, `A: ${'b'.repeat(40_000)}\r\n`)), 'sip-head-too-long 513');
  assert.equal(outcomeOf('BYE sip:a SIP/2.0\r\nTo'), 'sip-message-truncated 400');
});

test('the limit of a head counts the CRLFs before it, and no byte of a body', () => {
  const tall = request({}, `A: ${'b'.repeat(40_000)}\r\n`);
  assert.equal(outcomeOf(`\r\n\r\n${tall}`), 'sip-head-too-long 513');
  const body = 'b'.repeat(maxSipHeadBytes);
  const head = request({}, `l: ${body.length + 1}\r\n`);
  assert.equal(outcomeOf(head + body), 'sip-message-truncated 400');
  assert.match(outcomeOf(request() + body, false), /^waits for/);
});

test('a stream may end between two messages', () => {
  const text = request({}, 'Content-Length: 0\r\n');
  const units = decodeUnits(ascii(text + text), { atEnd: true }, sipDecoder());
  assert.deepEqual(
    units.map(({ result }) => result.status),
    ['complete', 'complete'],
  );
});

test('time is linear in the number of messages, fields and parameters', () => {
  const message = request({}, 'l: 0\r\n');
  assertLinear((size) => ascii(message.repeat(size)), sipDecoder(), 40);
  assertLinear((size) => ascii(request({}, 'A: b\r\n'.repeat(size))), sipDecoder(), 500);
  assertLinear(
    (size) => ascii(request({}, `m: <sip:a@b>${';p=1'.repeat(size)}\r\n`)),
    sipDecoder(),
    500,
  );
  assertLinear((size) => ascii('\r\n'.repeat(size)), sipDecoder(), 1000);
});
