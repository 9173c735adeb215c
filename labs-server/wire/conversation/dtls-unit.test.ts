import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dtlsRecordsDecoder } from '../dtls/records-decoder.ts';
import { decodeUnits } from '../field/unit-decoder.ts';
import { readFixtures } from '../testing/hex-fixture.ts';
import { createStageParts } from '../testing/stage-parts.ts';
import { DtlsSession } from './dtls-session.ts';
import { addDtlsUnits } from './dtls-unit.ts';

const fixtures = readFixtures(new URL('../dtls/fixtures/', import.meta.url));

function datagramOf(bytes: Uint8Array) {
  const { context, append } = createStageParts();
  append(Buffer.from(bytes).toString('latin1'));
  const { layer, units } = context;
  return { units, datagram: { layer, range: { start: 0, end: bytes.length }, exchange: 1 } };
}

/** Title and state of the units of a captured datagram. */
function unitsOf(bytes: Uint8Array | undefined): string[] {
  assert.ok(bytes);
  const { units, datagram } = datagramOf(bytes);
  addDtlsUnits(units, { ...datagram, unit: null }, new DtlsSession());
  let end = 0;
  for (const { range } of units.all) {
    assert.equal(range.start, end);
    end = range.end;
  }
  assert.equal(end, bytes.length);
  return units.all.map(({ title, state }) => `${title} ${state}`);
}

const captured = (name: string) => fixtures.find((fixture) => fixture.name === name)?.bytes;

test('every record of a datagram is a unit that names its messages', () => {
  assert.deepEqual(unitsOf(captured('node-datachannel-server-flight')), [
    'DTLS server_hello complete',
    'DTLS certificate complete',
    'DTLS server_key_exchange complete',
    'DTLS certificate_request complete',
    'DTLS server_hello_done complete',
  ]);
  assert.deepEqual(unitsOf(captured('node-datachannel-finished')), [
    'DTLS change_cipher_spec complete',
    'DTLS handshake, encrypted complete',
  ]);
});

test('a fragment is told as a part, and what DTLS 1.3 encrypts as ciphertext', () => {
  const parts = unitsOf(captured('openssl-server-hello-fragment'));
  assert.deepEqual(parts, ['DTLS server_hello complete', 'DTLS certificate, part complete']);
  assert.deepEqual(unitsOf(captured('unified-header-full')), ['DTLS 1.3 ciphertext complete']);
});

test('a broken rule is told', () => {
  assert.deepEqual(unitsOf(captured('version-unknown')), ['not DTLS malformed']);
  assert.deepEqual(unitsOf(captured('vector-too-long')), ['DTLS server_hello malformed']);
});

test('the fields of a unit, read when somebody looks, are those of its record', () => {
  for (const { name, bytes } of fixtures) {
    const { units, datagram } = datagramOf(bytes);
    addDtlsUnits(units, { ...datagram, unit: null }, new DtlsSession());
    const read = decodeUnits(bytes, { atEnd: true }, dtlsRecordsDecoder());
    assert.deepEqual(
      units.all.map(({ fields }) => fields),
      read.map(({ result }) => result.fields),
      name,
    );
  }
});

test('the session sees the records that hold a ServerHello, and no others', () => {
  const seen: string[] = [];
  const holders: string[] = [];
  for (const { name, bytes } of fixtures) {
    const { units, datagram } = datagramOf(bytes);
    addDtlsUnits(units, { ...datagram, unit: null }, { see: () => seen.push(name) });
    for (const { fields } of units.all) {
      if (fields.some((field) => field.name === 'message server_hello')) holders.push(name);
    }
  }
  assert.deepEqual(seen, holders);
  assert.ok(seen.includes('werift-server-hello') && !seen.includes('werift-client-hello'));
});

test('a unit that covered the datagram is taken over by its first record', () => {
  const bytes = captured('node-datachannel-finished');
  assert.ok(bytes);
  const { units, datagram } = datagramOf(bytes);
  const { layer, range, exchange } = datagram;
  const place = { direction: layer.direction, layer: layer.key, range, exchange };
  const cover = { format: 'dtls', kind: 'record', title: 'record', fields: [] } as const;
  const unit = units.add({ ...place, ...cover, state: 'incomplete', error: null });
  addDtlsUnits(units, { ...datagram, unit }, new DtlsSession());
  assert.deepEqual(
    units.all.map(({ id, title }) => [id, title]),
    [
      [unit, 'DTLS change_cipher_spec'],
      [unit + 1, 'DTLS handshake, encrypted'],
    ],
  );
});
