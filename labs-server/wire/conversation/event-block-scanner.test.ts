import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEventStream } from '../event-stream/read-event-stream.ts';
import { createRandom, fuzzSeed } from '../testing/random.ts';
import { EventBlockScanner } from './event-block-scanner.ts';
import { Layers } from './layers.ts';

const seed = fuzzSeed();

function scan(bytes: Uint8Array, pieceBytes: () => number): number[] {
  const layer = new Layers().raw('server-to-client');
  const scanner = new EventBlockScanner(layer);
  const ends: number[] = [];
  for (let start = 0; start < bytes.length;) {
    const end = start + pieceBytes();
    layer.store.append(bytes.subarray(start, end));
    for (let found = scanner.next(); found !== null; found = scanner.next()) ends.push(found);
    start = end;
  }
  if (scanner.endsWithBlock) ends.push(bytes.length);
  return ends;
}

test(`blocks end where the decoder of the whole stream ends them (FUZZ_SEED=${seed})`, () => {
  const random = createRandom(seed);
  const pieces = ['\r', '\n', '\r\n', 'data: x', ':', '\n\n', '\r\r', '\ufeff', 'é'];
  for (let round = 0; round < 2000; round += 1) {
    const text = Array.from({ length: random.below(14) }, () => random.pick(pieces)).join('');
    const bytes = Uint8Array.from(Buffer.from(text));
    const blocks = readEventStream(bytes).blocks;
    const scanned = scan(bytes, () => 1 + random.below(6));
    const whole = blocks.filter(({ range }) => scanned.includes(range.end));
    assert.deepEqual(
      scanned,
      whole.map(({ range }) => range.end),
      JSON.stringify(text),
    );
    // Only what no empty line ends may be missing, and that is the last block.
    assert.ok(blocks.length - whole.length <= 1, JSON.stringify(text));
    if (blocks.length > whole.length) assert.equal(blocks.at(-1)?.event, null);
  }
});

test('a CR waits for the LF that may belong to it', () => {
  const layer = new Layers().raw('server-to-client');
  const scanner = new EventBlockScanner(layer);
  layer.store.append(Uint8Array.from(Buffer.from('data: 1\r\n\r')));
  assert.equal(scanner.next(), null);
  assert.ok(scanner.endsWithBlock);
  layer.store.append(Uint8Array.from(Buffer.from('\n')));
  assert.equal(scanner.next(), 11);
});
