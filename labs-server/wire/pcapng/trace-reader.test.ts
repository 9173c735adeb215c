import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dataRecord, openRecord, sampleMetadata } from '../testing/sample-trace.ts';
import { blockType } from './block.ts';
import { maxPayloadBytes } from './internet-packet.ts';
import { type Block, readBlocks } from './read-blocks.ts';
import { TraceReader } from './trace-reader.ts';
import { writePcapng } from './write-pcapng.ts';

const large = dataRecord(2, 1, 'server-to-client', 0, 'x'.repeat(maxPayloadBytes + 1));
const records = [openRecord(1, 1), large, dataRecord(3, 1, 'client-to-server', 0, 'hi')];

/** Section header, two interfaces, the three packets of the handshake, two of the large record, one of the last. */
const blocks: readonly Block[] = [
  ...readBlocks(writePcapng({ metadata: sampleMetadata, records })),
].map((block) => {
  assert.ok(!('error' in block));
  return block;
});
const handshake = 3;
const firstOfLarge = handshake + 3;

/** The trace of these blocks, or the code and place of the first error. */
function readAll(chosen: readonly Block[]) {
  const reader = new TraceReader();
  for (const block of chosen) {
    const error = reader.readBlock(block);
    if (error) return { code: error.code, byteOffset: error.byteOffset };
  }
  const end = reader.finish();
  return 'code' in end ? { code: end.code, byteOffset: end.byteOffset } : end;
}

test('the blocks of a file give its metadata and its records, however many packets each has', () => {
  assert.equal(blocks.length, firstOfLarge + 3);
  assert.deepEqual(readAll(blocks), { metadata: sampleMetadata, records });
});

test('blocks of other kinds, and packets that are not ours, are passed over', () => {
  const other: Block = { type: 5, byteOffset: 0, body: new Uint8Array(8), littleEndian: true };
  const ours = blocks[handshake];
  assert.ok(ours);
  const captured = new DataView(ours.body.buffer, ours.body.byteOffset).getUint32(12, true);
  const end = 20 + Math.ceil(captured / 4) * 4;
  const foreign = { ...ours, body: ours.body.subarray(0, end) };
  assert.deepEqual(readAll([...blocks.slice(0, 3), other, foreign, ...blocks.slice(3)]), {
    metadata: sampleMetadata,
    records,
  });
});

test('a missing packet is told at the record that lacks it, or at what continues a record that is not there', () => {
  const withoutEnd = blocks.filter((_block, at) => at !== firstOfLarge + 1);
  const first = blocks[firstOfLarge]?.byteOffset;
  assert.deepEqual(readAll(withoutEnd), { code: 'missing-packet', byteOffset: first });
  const withoutStart = blocks.filter((_block, at) => at !== firstOfLarge);
  const second = blocks[firstOfLarge + 1]?.byteOffset;
  assert.deepEqual(readAll(withoutStart), { code: 'missing-packet', byteOffset: second });
  const unfinished = blocks.slice(0, firstOfLarge + 1);
  assert.deepEqual(readAll(unfinished), { code: 'missing-packet', byteOffset: first });
});

test('a packet whose interface was not described, or that is cut, is no packet of ours', () => {
  const interfaces = blocks.filter(({ type }) => type !== blockType.interfaceDescription);
  assert.deepEqual(readAll(interfaces), {
    code: 'bad-packet',
    byteOffset: blocks[handshake]?.byteOffset,
  });
  const cut = blocks.map((block, at) =>
    at === handshake ? { ...block, body: block.body.subarray(0, 19) } : block,
  );
  assert.partialDeepStrictEqual(readAll(cut), { code: 'bad-packet' });
});

test('without a section header there is no trace', () => {
  assert.deepEqual(readAll([]), { code: 'not-a-capture', byteOffset: 0 });
});
