import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertPrefixesIncomplete } from '../testing/decoder-properties.ts';
import { assertLinear, testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { attribute, findValue } from './attribute.ts';
import { decodeStunMessage } from './decode-message.ts';
import { addFingerprint, encodeStunMessage } from './encode-message.ts';
import { stunMessageDecoder } from './message-decoder.ts';
import { realm } from './realm.ts';
import { software } from './software.ts';
import { attributesMessage, bytesOf, decodeWhole } from './testing/stun-bytes.ts';

const fixtures = new URL('fixtures/', import.meta.url);

testGoldens(fixtures, stunMessageDecoder());
testFuzz(fixtures, stunMessageDecoder());

const header = '0001 0000 2112a442 000102030405060708090a0b';

/** How the decoding of a datagram ended. */
function outcomeOf(hex: string, atEnd = true): string {
  const result = decodeStunMessage(bytesOf(hex), { atEnd });
  if (result.status === 'malformed') return result.error.code;
  if (result.status === 'incomplete') return `waits for ${result.leastByteLength}`;
  return result.fault?.code ?? 'complete';
}

test('section 5: two zero bits, a length in words, and the magic cookie tell STUN', () => {
  assert.equal(outcomeOf(header), 'complete');
  assert.equal(outcomeOf(`40${header.slice(2)}`), 'stun-first-bits-not-zero');
  assert.equal(outcomeOf(header.replace('0000', '0002')), 'stun-length-not-multiple-of-4');
  assert.equal(outcomeOf(header.replace('2112a442', '2112a443')), 'magic-cookie-missing');
});

test('a message knows how many bytes it waits for; at the end it is truncated', () => {
  assert.equal(outcomeOf('', false), 'waits for 20');
  assert.equal(outcomeOf('0001', false), 'waits for 20');
  assert.equal(outcomeOf(header.replace('0000', '0008'), false), 'waits for 28');
  assert.equal(outcomeOf(header.replace('0000', '0008')), 'stun-message-truncated');
  assert.equal(outcomeOf('0001'), 'stun-message-truncated');
  assertPrefixesIncomplete(decodeStunMessage, attributesMessage('8022 0003 61626300'));
});

const attributesOutcome = (hex: string) =>
  decodeWhole(attributesMessage(hex)).fault?.code ?? 'complete';

test('section 14: an attribute has its value and its padding within the message', () => {
  assert.equal(attributesOutcome('8022 0003 61626300'), 'complete');
  assert.equal(attributesOutcome('8022 0005 61626300'), 'attribute-length-too-large');
  assert.equal(attributesOutcome('0024 0003 61626300'), 'attribute-length-invalid');
});

test('a value of a wrong length is not understood, and what follows is', () => {
  const { value, fault } = decodeWhole(attributesMessage('0024 0003 61626300 8022 0001 61000000'));
  assert.equal(fault?.message, 'Length at byte 22: PRIORITY has 4 bytes, found 3 (RFC 8445 §16.1)');
  assert.equal(fault?.protocolStatus, 400);
  assert.equal(findValue(value.attributes, software), 'a');
});

test('section 14: only the first attribute of a type counts', () => {
  const { value } = decodeWhole(attributesMessage('8022 0001 61000000 8022 0001 62000000'));
  assert.equal(findValue(value.attributes, software), 'a');
  assert.equal(findValue(value.attributes, realm), undefined);
});

test('section 14: unknown types are told once where they must be understood', () => {
  const { value } = decodeWhole(
    attributesMessage('7fff 0000 7fff 0000 0013 0000 8031 0001 61000000'),
  );
  assert.deepEqual(value.unknownRequired, [0x7fff, 0x0013]);
  assert.deepEqual(
    value.attributes.map(({ name }) => name),
    ['0x7FFF', '0x7FFF', '0x0013', '0x8031'],
  );
});

test('section 9: behind an attribute of integrity others are ignored', () => {
  const integrity = `0008 0014 ${'00'.repeat(20)}`;
  const sha256 = `001c 0010 ${'00'.repeat(16)}`;
  const { value } = decodeWhole(
    attributesMessage(`${integrity} 8022 0000 ${sha256} ${integrity} 7fff 0000 8028 0004 00000000`),
  );
  assert.deepEqual(
    value.attributes.map(({ ignored }) => ignored),
    [false, true, false, true, true, false],
  );
  assert.equal(findValue(value.attributes, software), undefined);
  assert.deepEqual(value.unknownRequired, []);
});

test('section 14.7: FINGERPRINT is last, and says the CRC-32', () => {
  const draft = { messageClass: 'request', method: 1, transactionId: new Uint8Array(12) } as const;
  const message = addFingerprint(
    encodeStunMessage({ ...draft, attributes: [attribute(software, 'x')] }),
  );
  assert.equal(decodeWhole(message).fault, undefined);
  const changed = message.with(24, 0x79);
  assert.equal(decodeWhole(Uint8Array.from(changed)).fault?.code, 'fingerprint-mismatch');
  const second = attributesMessage('8028 0004 00000000 8022 0000');
  assert.equal(decodeWhole(second).fault?.code, 'fingerprint-not-last');
});

test('work is linear in the number of attributes', () => {
  assertLinear((size) => attributesMessage('8022 0000'.repeat(size)), stunMessageDecoder());
});
