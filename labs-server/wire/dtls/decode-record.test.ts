import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leafFields } from '../field/field.ts';
import { decodeUnits } from '../field/unit-decoder.ts';
import { assertLinear, testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { readFixtures } from '../testing/hex-fixture.ts';
import { decodeDtlsRecord } from './decode-record.ts';
import { dtlsRecordsDecoder } from './records-decoder.ts';

const fixtures = new URL('fixtures/', import.meta.url);

testGoldens(fixtures, dtlsRecordsDecoder());
testFuzz(fixtures, dtlsRecordsDecoder());

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const corpus = readFixtures(fixtures);

function recordsOf(bytes: Uint8Array) {
  return decodeUnits(bytes, { atEnd: true }, dtlsRecordsDecoder()).map(({ result }) => result);
}

function fixtureRecords(name: string) {
  const bytes = corpus.find((fixture) => fixture.name === name)?.bytes;
  assert.ok(bytes, name);
  return recordsOf(bytes);
}

/** What the records of a datagram are, with their messages; the code where a rule is broken. */
function outcomes(name: string): string[] {
  return fixtureRecords(name).map((result) => {
    if (result.status === 'malformed') return result.error.code;
    if (result.status === 'incomplete') return 'incomplete';
    const { value, fault } = result;
    const messages = value.messages.map((message) => message.name);
    return fault?.code ?? [value.encrypted ? 'encrypted' : value.name, ...messages].join(' ');
  });
}

function leafOf(name: string, field: string) {
  const fields = fixtureRecords(name).flatMap((result) => result.fields);
  return leafFields(fields)
    .filter((leaf) => leaf.name === field)
    .map(({ value }) => value);
}

function cookieBits(name: string) {
  const fields = fixtureRecords(name).flatMap((result) => result.fields);
  return leafFields(fields).find((leaf) => leaf.name === 'cookie')?.range.bitLength;
}

test('RFC 6347 section 4.1.1: a datagram has several records', () => {
  assert.deepEqual(outcomes('node-datachannel-server-flight'), [
    'handshake server_hello',
    'handshake certificate',
    'handshake server_key_exchange',
    'handshake certificate_request',
    'handshake server_hello_done',
  ]);
  assert.deepEqual(outcomes('node-datachannel-finished'), ['change_cipher_spec', 'encrypted']);
});

test('no captured datagram breaks a rule', () => {
  const captured = corpus.filter(({ name }) => /^(werift|node-datachannel|openssl)-/.test(name));
  assert.ok(captured.length > 20);
  for (const { name, bytes } of captured) {
    for (const result of recordsOf(bytes)) {
      assert.ok(result.status === 'complete' && result.fault === undefined, name);
      const undecoded = leafFields(result.fields).filter((leaf) => leaf.name === 'undecoded');
      assert.deepEqual(undecoded, [], name);
    }
  }
});

test('section 4.2.3: a fragment of a message is told as one, with its place', () => {
  const [, first] = fixtureRecords('openssl-server-hello-fragment');
  assert.ok(first?.status === 'complete');
  const [message] = first.value.messages;
  assert.deepEqual([message?.name, message?.fragmentOffset], ['certificate', 0]);
  assert.ok((message?.fragmentLength ?? 0) < (message?.length ?? 0));
  assert.equal(leafOf('openssl-certificate-fragment', 'fragment').length, 1);
  assert.deepEqual(outcomes('fragment-out-of-range'), ['dtls-fragment-out-of-range']);
  assert.deepEqual(outcomes('fragment-truncated'), ['dtls-fragment-truncated']);
});

test('section 4.2.1: the cookie of HelloVerifyRequest comes back', () => {
  assert.equal(cookieBits('werift-client-hello'), undefined);
  assert.equal(cookieBits('werift-hello-verify-request'), 20 * 8);
  assert.equal(cookieBits('werift-client-hello-cookie'), 20 * 8);
});

test('RFC 5764 section 4.1.1: the client offers profiles of SRTP, the server takes one', () => {
  const offered = ['0x0007 SRTP_AEAD_AES_128_GCM', '0x0001 SRTP_AES128_CM_HMAC_SHA1_80'];
  assert.deepEqual(leafOf('werift-client-hello', 'SRTPProtectionProfile'), offered);
  assert.deepEqual(leafOf('werift-server-hello', 'SRTPProtectionProfile').length, 1);
});

test('from epoch 1 on a record is encrypted', () => {
  assert.deepEqual(outcomes('werift-finished'), ['encrypted']);
  assert.deepEqual(outcomes('openssl-alert-encrypted'), ['encrypted']);
});

test('the first bytes tell what is no record of DTLS, before more is awaited', () => {
  const options = { atEnd: false };
  assert.equal(decodeDtlsRecord(bytesOf('1603'), options).status, 'malformed');
  assert.equal(decodeDtlsRecord(bytesOf('80'), options).status, 'malformed');
  assert.equal(decodeDtlsRecord(bytesOf('16fe'), options).status, 'incomplete');
  assert.equal(decodeDtlsRecord(bytesOf('16fefe'), options).status, 'malformed');
  assert.deepEqual(outcomes('record-overflow'), ['dtls-record-overflow']);
  assert.deepEqual(outcomes('record-truncated'), ['dtls-record-truncated']);
});

test('RFC 9147 section 4: an encrypted record of DTLS 1.3 without length fills the datagram', () => {
  const record = bytesOf('22 34 a1a2a3');
  assert.equal(decodeDtlsRecord(record, { atEnd: false }).status, 'incomplete');
  const result = decodeDtlsRecord(record, { atEnd: true, byteOffset: 10 });
  assert.ok(result.status === 'complete');
  assert.deepEqual(result.value.fragment, { start: 12, end: 15 });
  assert.equal(result.value.epoch, 2);
  assert.equal(outcomes('two-unified-records').length, 2);
});

test('RFC 8446 section 4.2.1: DTLS 1.3 is told by an extension, not by the version of the hello', () => {
  assert.deepEqual(leafOf('dtls13-client-hello', 'client_version'), ['0xfefd DTLS 1.2']);
  const versions = ['0xfefc DTLS 1.3', '0xfefd DTLS 1.2'];
  assert.deepEqual(leafOf('dtls13-client-hello', 'version').slice(1), versions);
});

test('a vector stays within its message', () => {
  assert.deepEqual(outcomes('vector-too-long'), ['dtls-vector-too-long']);
  assert.deepEqual(outcomes('extension-too-long'), ['dtls-vector-too-long']);
  const empty = bytesOf('16fefd0000000000000000 000c 01 000000 0000 000000 000000');
  const [result] = recordsOf(empty);
  assert.equal(result?.status === 'complete' && result.fault?.code, 'dtls-field-truncated');
});

test('time is linear in the number of records, and of messages in one', () => {
  const record = '16fefd0000000000000001 000c 0e 000000 0001 000000 000000';
  assertLinear((size) => bytesOf(record.repeat(size)), dtlsRecordsDecoder(), 100);
});
