import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom, fuzzSeed, type Random } from '../testing/random.ts';
import { latin1Bytes } from './bytes.ts';
import { readPcapng } from './read-pcapng.ts';
import { dataRecord, openRecord, randomTrace, sampleMetadata } from '../testing/sample-trace.ts';
import type { TraceFile } from './trace-file.ts';
import { writePcapng } from './write-pcapng.ts';

const seed = fuzzSeed();

const small: TraceFile = {
  metadata: sampleMetadata,
  records: [
    openRecord(1, 1),
    dataRecord(2, 1, 'client-to-server', 0, 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'),
    { kind: 'close', sequence: 3, timeUs: 3000, connection: 1, run: 1, cause: 'fin', reason: '' },
  ],
};

function refusalOf(file: Uint8Array) {
  const result = readPcapng(file);
  assert.equal(result.status, 'refused');
  return result.error;
}

test(`reading gives back exactly the records and metadata that were written (FUZZ_SEED=${seed})`, () => {
  const random = createRandom(seed);
  for (let round = 0; round < 20; round += 1) {
    const trace = randomTrace(random, random.below(60));
    assert.deepEqual(readPcapng(writePcapng(trace)), { status: 'read', trace });
  }
});

test('records beyond what one packet holds are put together from several packets', () => {
  const record = dataRecord(1, 1, 'server-to-client', 0, 'x'.repeat(200_000));
  const trace: TraceFile = { metadata: sampleMetadata, records: [record] };
  assert.deepEqual(readPcapng(writePcapng(trace)), { status: 'read', trace });
});

test('a section in big-endian order, as another tool may save it, is read', () => {
  const file = writePcapng(small);
  assert.deepEqual(readPcapng(toBigEndian(file)), readPcapng(file));
});

test('any bytes give a trace or an error with its place, never a throw', () => {
  const random = createRandom(seed);
  const good = writePcapng(randomTrace(random, 6));
  for (let round = 0; round < 400; round += 1) {
    const file = round % 4 === 0 ? noise(random) : mutate(good, random);
    const result = readPcapng(file);
    if (result.status === 'read') continue;
    const { byteOffset, message, remedy } = result.error;
    assert.ok(
      byteOffset >= 0 && byteOffset <= file.length,
      `FUZZ_SEED=${seed} offset ${byteOffset}`,
    );
    assert.ok(message.startsWith(`At byte ${byteOffset}: `) && remedy.length > 0);
  }
});

function noise(random: Random): Uint8Array {
  return Uint8Array.from({ length: random.below(300) }, () => random.below(256));
}

function mutate(good: Uint8Array, random: Random): Uint8Array {
  const file = good.slice(0, random.below(3) === 0 ? random.below(good.length) : good.length);
  for (let count = random.below(8); count > 0; count -= 1)
    file[random.below(file.length || 1)] = random.below(256);
  return file;
}

test('an empty file, text and a pcap file are each refused with their reason', () => {
  assert.equal(refusalOf(new Uint8Array(0)).code, 'empty-file');
  assert.equal(refusalOf(latin1Bytes('{"log":{}}')).code, 'not-a-capture');
  const pcap = refusalOf(Uint8Array.of(0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0));
  assert.equal(pcap.code, 'classic-pcap');
  assert.equal(pcap.message, 'At byte 0: this is a pcap file, an older kind of capture.');
});

test('a capture of another tool is named as such', () => {
  const file = writePcapng(small);
  const foreign = latin1Bytes(replaceAll(file, '{"wireside"', '{"elsewhere'));
  const error = refusalOf(foreign);
  assert.equal(error.code, 'foreign-capture');
  assert.match(error.message, /this is a capture, but not one of ours/);
  assert.match(error.remedy, /Open it in Wireshark/);
});

test('a file that ends early names the block that is cut', () => {
  const file = writePcapng(small);
  const error = refusalOf(file.subarray(0, file.length - 6));
  assert.equal(error.code, 'truncated-block');
  assert.ok(error.byteOffset > 0 && error.byteOffset < file.length);
});

test('a record with a wrong property names the property', () => {
  const file = latin1Bytes(replaceAll(writePcapng(small), '"timeUs":2000', '"timeUs":true'));
  const error = refusalOf(file);
  assert.equal(error.code, 'bad-record');
  assert.match(error.message, /"timeUs" is not a number/);
});

test('a trace of a newer version asks for an update', () => {
  const file = latin1Bytes(replaceAll(writePcapng(small), '{"wireside":1', '{"wireside":2'));
  assert.equal(refusalOf(file).code, 'newer-version');
});

test('a packet of a record that another tool dropped is told, not guessed', () => {
  const record = dataRecord(1, 1, 'server-to-client', 0, 'x'.repeat(100_000));
  const file = writePcapng({ metadata: sampleMetadata, records: [record] });
  const lastBlockLength = new DataView(file.buffer).getUint32(file.length - 4, true);
  const error = refusalOf(file.subarray(0, file.length - lastBlockLength));
  assert.equal(error.code, 'missing-packet');
  assert.match(error.message, /record 1 has 65495 of its 100000 bytes/);
});

function replaceAll(file: Uint8Array, from: string, to: string): string {
  return Buffer.from(file).toString('latin1').replaceAll(from, to);
}

/** The same file with every number that pcapng defines in the other order; IP packets stay as they are. */
function toBigEndian(file: Uint8Array): Uint8Array {
  const swapped = Buffer.from(file);
  const swap = (at: number, size: number) =>
    swapped.set(file.slice(at, at + size).toReversed(), at);
  const view = new DataView(file.buffer);
  for (let at = 0; at < file.length;) {
    const type = view.getUint32(at, true);
    const length = view.getUint32(at + 4, true);
    const sizes = { [0x0a0d0d0a]: [4, 2, 2, 8], 1: [2, 2, 4], 6: [4, 4, 4, 4, 4] }[type] ?? [];
    for (const start of [at, at + 4, at + length - 4]) swap(start, 4);
    let offset = at + 8;
    for (const size of sizes) {
      swap(offset, size);
      offset += size;
    }
    if (type === 6) offset += Math.ceil(view.getUint32(at + 20, true) / 4) * 4;
    while (offset + 4 <= at + length - 4) {
      const optionLength = view.getUint16(offset + 2, true);
      swap(offset, 2);
      swap(offset + 2, 2);
      offset += 4 + Math.ceil(optionLength / 4) * 4;
    }
    at += length;
  }
  return swapped;
}
