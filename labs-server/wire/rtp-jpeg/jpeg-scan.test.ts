import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leafFields } from '../field/field.ts';
import { decodeUnits } from '../field/unit-decoder.ts';
import { jpegImageDecoder } from '../jpeg/image-decoder.ts';
import { createRandom, fuzzSeed, mutate } from '../testing/random.ts';
import { standardHuffmanTables } from './huffman-tables.ts';
import { readJpegScan } from './jpeg-scan.ts';
import { jpegFixture, scanFixture } from './testing/jpeg-fixture.ts';

test('a baseline JPEG with 4:2:0 and the tables of Annex K has what RTP carries', () => {
  const jpeg = jpegFixture('baseline-420');
  const scan = scanFixture('baseline-420');
  assert.deepEqual([scan.width, scan.height, scan.type, scan.restartInterval], [64, 48, 1, 0]);
  assert.equal(scan.quantizationTables.length, 128);
  const end = scan.scan.byteOffset + scan.scan.length;
  assert.deepEqual([...jpeg.subarray(end)], [0xff, 0xd9], 'the scan ends before EOI');
});

for (const [name, reason] of [
  ['progressive', /baseline/],
  ['optimised', /Huffman tables/],
  ['baseline-444', /neither 4:2:2 nor 4:2:0/],
  ['width-60', /multiples of 8/],
] as const) {
  test(`${name}.jpg cannot be sent, and the reason is told`, () => {
    const reading = readJpegScan(jpegFixture(name));
    assert.equal(reading.ok, false);
    assert.match(reading.reason, reason);
  });
}

test('a JPEG that is cut anywhere, or no JPEG at all, is refused, never thrown at', () => {
  const jpeg = jpegFixture('baseline-420');
  for (let length = 0; length < jpeg.length; length += 1) {
    assert.equal(readJpegScan(jpeg.subarray(0, length)).ok, false, `${length} bytes`);
  }
});

test('a restart interval is read from DRI', () => {
  const jpeg = Buffer.from(jpegFixture('baseline-420'));
  const withRestarts = Buffer.concat([
    jpeg.subarray(0, 2),
    Buffer.from('ffdd00040006', 'hex'),
    jpeg.subarray(2),
  ]);
  const reading = readJpegScan(withRestarts);
  assert.ok(reading.ok);
  assert.equal(reading.scan.restartInterval, 6);
});

test('whatever is changed in a JPEG, nothing is thrown, and what is read can be sent', () => {
  const seed = fuzzSeed();
  const random = createRandom(seed);
  const names = ['baseline-420', 'baseline-444', 'optimised', 'progressive'] as const;
  for (let round = 0; round < 2_000; round += 1) {
    const reading = readJpegScan(mutate(random, jpegFixture(random.pick(names))));
    if (!reading.ok) continue;
    const { width, height, quantizationTables } = reading.scan;
    const sizes = [width, height].map((side) => side % 8 === 0 && side > 0 && side <= 2_040);
    assert.deepEqual([...sizes, quantizationTables.length], [true, true, 128], `FUZZ_SEED=${seed}`);
  }
});

test('ITU-T T.81 Annex K.3.3: the tables that RTP leaves out are those that encoders write by default', () => {
  const dht = decodeUnits(jpegFixture('baseline-420'), { atEnd: true }, jpegImageDecoder())
    .filter(({ result }) => result.status === 'complete' && result.value.code === 0xc4)
    .flatMap(({ result }) => leafFields(result.fields));
  const counts = dht.filter(({ name }) => name === 'Li');
  assert.equal(counts.length, 4, 'two classes, two numbers');
  assert.equal(standardHuffmanTables.size, 4);
  for (const [classAndNumber, table] of standardHuffmanTables) {
    const lengths = table.subarray(0, 16).reduce((sum, count) => sum + count, 0);
    assert.equal(table.length, 16 + lengths, `table ${classAndNumber} has a symbol for each code`);
  }
});
