import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ByteWriter, RecordCodecError } from './record-bytes.ts';
import { decodeRecords, encodeRecords, peekRecord, writeRecord } from './record-codec.ts';
import type { PageFact, PageRecord, WireRecord } from './record.ts';
import { createRandom, fuzzSeed, mutate, type Random } from './testing/random.ts';

function randomRecord(random: Random): WireRecord {
  const { below, pick } = random;
  const bytes = (): Uint8Array => random.bytes(below(300));
  const text = (): string =>
    String.fromCharCode(...Array.from({ length: below(20) }, () => below(0x10000)));
  const base = {
    sequence: below(2 ** 40),
    timeUs: below(2 ** 45) / 8,
    connection: below(2 ** 32),
    run: below(2 ** 32),
  };
  switch (below(5)) {
    case 0:
      return {
        ...base,
        kind: 'open',
        listener: pick(['lab-a', 'lab-b', 'upstream', 'rtsp', 'stun', 'peer'] as const),
        transport: below(2) === 0 ? 'tcp' : 'udp',
        insideTls: below(2) === 0,
        local: { address: text(), port: below(65536) },
        remote: { address: text(), port: below(65536) },
        hopOf: below(2) === 0 ? null : 1 + below(2 ** 32 - 1),
      };
    case 1:
      return {
        ...base,
        kind: 'data',
        direction: below(2) === 0 ? 'client-to-server' : 'server-to-client',
        streamOffset: below(2 ** 40),
        byteLength: below(2 ** 40),
        head: bytes(),
        tail: bytes(),
      };
    case 2:
      return {
        ...base,
        kind: 'close',
        cause: pick(['fin', 'rst', 'lab'] as const),
        reason: text(),
      };
    case 3:
      return { ...base, kind: 'decrypted', ...randomDecrypted(random) };
    default:
      return { ...base, kind: 'page', ...randomPage(random, text), head: bytes() };
  }
}

function randomDecrypted({ below, pick, bytes }: Random) {
  return {
    direction: pick(['client-to-server', 'server-to-client'] as const),
    protocol: pick(['sctp', 'rtp', 'rtcp'] as const),
    streamOffset: below(2 ** 40),
    byteLength: below(2 ** 20),
    head: bytes(below(300)),
  };
}

function randomPage(
  { below }: Random,
  text: () => string,
): Pick<PageRecord, 'lane' | 'from' | 'to' | 'label' | 'facts'> {
  const facts = Array.from({ length: below(4) }, (): PageFact => [text(), text()]);
  return { lane: text(), from: text(), to: text(), label: text(), facts };
}

test('random records survive a round trip, and batches can be joined', () => {
  const seed = fuzzSeed();
  const random = createRandom(seed);
  const records = Array.from({ length: 400 }, () => randomRecord(random));
  const first = encodeRecords(records.slice(0, 150));
  const second = encodeRecords(records.slice(150));
  const joined = new Uint8Array([...first, ...second]);
  assert.deepEqual(decodeRecords(joined), records, `seed ${seed}`);
});

test('peekRecord tells length and sequence number', () => {
  const random = createRandom(7);
  const records = [randomRecord(random), randomRecord(random)];
  const batch = encodeRecords(records);
  const { byteLength, sequence } = peekRecord(batch, 0);
  assert.equal(sequence, records[0]?.sequence);
  assert.equal(peekRecord(batch, byteLength).sequence, records[1]?.sequence);
  assert.deepEqual(decodeRecords(batch.subarray(byteLength)), [records[1]]);
});

test('decoded payloads are copies', () => {
  const record: WireRecord = {
    kind: 'page',
    sequence: 1,
    timeUs: 2,
    connection: 0,
    run: 1,
    lane: 'postMessage',
    from: 'document A',
    to: 'document B',
    facts: [['event.origin', 'null']],
    label: 'message',
    head: new Uint8Array([1, 2, 3]),
  };
  for (const batch of [encodeRecords([record]), Buffer.from(encodeRecords([record]))]) {
    const decoded = decodeRecords(batch);
    batch.fill(0);
    assert.deepEqual(decoded, [record]);
  }
});

test('every proper prefix of a batch, an unknown kind and a full target are refused', () => {
  const random = createRandom(11);
  const record = randomRecord(random);
  const batch = encodeRecords([record]);
  for (let length = 1; length < batch.length; length += 1) {
    assert.throws(() => decodeRecords(batch.subarray(0, length)), RecordCodecError);
  }
  const unknown = batch.slice();
  unknown[4] = 9;
  assert.throws(() => decodeRecords(unknown), /kind: 9 is unknown/);
  const full = new ByteWriter(new Uint8Array(batch.length), 1);
  assert.throws(() => writeRecord(full, record, 1), RecordCodecError);
});

test('any bytes are records, or are refused as what they are', () => {
  const seed = fuzzSeed();
  const random = createRandom(seed);
  const batch = encodeRecords(Array.from({ length: 3 }, () => randomRecord(random)));
  for (let round = 0; round < 1000; round += 1) {
    const bytes = round % 2 === 0 ? mutate(random, batch) : random.bytes(random.below(80));
    try {
      decodeRecords(bytes);
    } catch (error) {
      assert.ok(error instanceof RecordCodecError, `FUZZ_SEED=${seed}, round ${round}: ${error}`);
    }
  }
});
