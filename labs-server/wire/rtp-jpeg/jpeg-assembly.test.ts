import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeUnits } from '../field/unit-decoder.ts';
import { jpegImageDecoder } from '../jpeg/image-decoder.ts';
import { jpegMarker } from '../jpeg/marker.ts';
import { createRandom, fuzzSeed, mutate } from '../testing/random.ts';
import { JpegAssembly } from './jpeg-assembly.ts';
import { jpegOfScan } from './jpeg-of-scan.ts';
import { packetsOfJpeg } from './jpeg-packets.ts';
import { readJpegScan } from './jpeg-scan.ts';
import { defaultQuantizationTables } from './quantization-tables.ts';
import { readRtpPacket, type RtpPacket } from './rtp-packet.ts';
import { scanFixture } from './testing/jpeg-fixture.ts';

const frame = scanFixture('baseline-420');

function packetsOf(timestamp: number, restartInterval = 0): RtpPacket[] {
  const options = { sequenceNumber: 0, timestamp, ssrc: 1, maxPacketBytes: 300 };
  return packetsOfJpeg({ ...frame, restartInterval }, options).flatMap(
    (bytes) => readRtpPacket(bytes) ?? [],
  );
}

/** The markers of a JPEG: an independent decoder reads it. */
function jpegNames(jpeg: Uint8Array): string[] {
  return decodeUnits(jpeg, { atEnd: true }, jpegImageDecoder()).map(({ result }) => {
    if (result.status !== 'complete') return result.status;
    return result.value.code === null ? 'scan' : jpegMarker(result.value.code).name;
  });
}

function assemble(packets: readonly RtpPacket[]) {
  const frames: Uint8Array[] = [];
  const assembly = new JpegAssembly((jpeg) => frames.push(jpeg));
  for (const packet of packets) assembly.take(packet);
  return { frames, droppedFrames: assembly.droppedFrames };
}

test('a frame comes out with the same scan, tables, size and restart interval', () => {
  for (const restartInterval of [0, 6]) {
    const { frames, droppedFrames } = assemble(packetsOf(1, restartInterval));
    assert.equal(droppedFrames, 0);
    const reading = readJpegScan(frames[0] ?? new Uint8Array());
    assert.ok(reading.ok, 'it is a JPEG that could be sent again');
    assert.deepEqual(
      { ...reading.scan, scan: Buffer.from(reading.scan.scan) },
      { ...frame, restartInterval, scan: Buffer.from(frame.scan) },
    );
  }
});

test('a frame of which a packet is missing is dropped, and the next one comes', () => {
  const cut = packetsOf(1).toSpliced(1, 1);
  const { frames, droppedFrames } = assemble([...cut, ...packetsOf(2)]);
  assert.equal(frames.length, 1);
  assert.ok(droppedFrames >= 1);
});

test('a frame without its first packet never begins', () => {
  assert.deepEqual(assemble(packetsOf(1).slice(1)), { frames: [], droppedFrames: 0 });
});

test('Q below 100 has tables that need not be sent; 50 has those of Annex K', () => {
  const tables = defaultQuantizationTables(50);
  assert.deepEqual([...(tables?.subarray(0, 4) ?? [])], [16, 11, 12, 14]);
  assert.equal(defaultQuantizationTables(0), null);
  assert.equal(defaultQuantizationTables(100), null);
  const [first] = packetsOf(1);
  assert.ok(first);
  const payload = Buffer.concat([first.payload.subarray(0, 8), frame.scan]);
  payload[5] = 50;
  const { frames } = assemble([{ ...first, marker: true, payload }]);
  const reading = readJpegScan(frames[0] ?? new Uint8Array());
  assert.ok(reading.ok);
  assert.deepEqual([...reading.scan.quantizationTables], [...(tables ?? [])]);
});

/** The first packet with its tables left out, and a Length of 0: the data are the whole scan. */
function withoutTables(quality: number): RtpPacket {
  const [first] = packetsOf(2);
  assert.ok(first);
  const header = Buffer.from(first.payload.subarray(0, 12));
  header.writeUInt16BE(0, 10);
  header[5] = quality;
  return { ...first, marker: true, payload: Buffer.concat([header, frame.scan]) };
}

test('RFC 2435 section 3.1.8: tables that were sent once last, but not those of Q 255', () => {
  const fixed = packetsOf(1).map((packet) => {
    const payload = Buffer.from(packet.payload);
    payload[5] = 200;
    return { ...packet, payload };
  });
  assert.equal(assemble([...fixed, withoutTables(200)]).frames.length, 2);
  assert.deepEqual(assemble([withoutTables(200)]), { frames: [], droppedFrames: 1 });
  assert.deepEqual(assemble([...packetsOf(1), withoutTables(255)]).droppedFrames, 1);
});

test('RFC 2435 section 3.1.7: a restart interval of 0 is none', () => {
  const zero = packetsOf(1, 6).map((packet) => {
    const payload = Buffer.from(packet.payload);
    payload.writeUInt16BE(0, 8);
    return { ...packet, payload };
  });
  assert.deepEqual(assemble(zero).frames, []);
});

test('RFC 2435 section 3.1.9: a scan that the sender ended with EOI has one EOI', () => {
  const scan = Buffer.concat([frame.scan, Buffer.from([0xff, 0xd9])]);
  const jpeg = Buffer.from(jpegOfScan({ ...frame, scan }));
  assert.ok(jpeg.equals(Buffer.from(jpegOfScan(frame))));
});

test('whatever packets come, nothing is thrown, and every frame has the headers of a JPEG', () => {
  const seed = fuzzSeed();
  const random = createRandom(seed);
  const corpus = [...packetsOf(1), ...packetsOf(2, 6)];
  for (let round = 0; round < 300; round += 1) {
    const packets = Array.from({ length: 12 }, () => {
      const packet = random.pick(corpus);
      const isSame = random.below(3) > 0;
      const payload = isSame ? packet.payload : mutate(random, packet.payload);
      return { ...packet, payload, timestamp: random.below(2), marker: random.below(4) === 0 };
    });
    const { frames } = assemble(packets);
    for (const jpeg of frames) {
      // What is random in the scan may look like a marker; the headers are made anew.
      const headers = jpegNames(jpeg).slice(0, jpegNames(jpeg).indexOf('SOS') + 1);
      const restarts = headers.filter((name) => name === 'DRI');
      const tables = ['DHT', 'DHT', 'DHT', 'DHT'];
      const expected = ['SOI', 'DQT', 'DQT', ...restarts, 'SOF0', ...tables, 'SOS'];
      assert.deepEqual(headers, expected, `FUZZ_SEED=${seed}`);
      assert.deepEqual([...jpeg.subarray(-2)], [0xff, 0xd9]);
    }
  }
});

test('the scan is the one that the packets carried, whatever is random in their sizes', () => {
  const seed = fuzzSeed();
  const random = createRandom(seed);
  for (let round = 0; round < 100; round += 1) {
    const options = { sequenceNumber: random.below(65_536), timestamp: round, ssrc: 1 };
    const maxPacketBytes = 200 + random.below(1_300);
    const packets = packetsOfJpeg(frame, { ...options, maxPacketBytes });
    const { frames } = assemble(packets.flatMap((bytes) => readRtpPacket(bytes) ?? []));
    const [jpeg = new Uint8Array()] = frames;
    assert.ok(Buffer.from(jpeg).equals(Buffer.from(jpegOfScan(frame))), `FUZZ_SEED=${seed}`);
  }
});

test('one table, as FFmpeg sends it, is that of luminance and of chrominance', () => {
  const [first] = packetsOf(1);
  assert.ok(first);
  const header = Buffer.from(first.payload.subarray(0, 12 + 64));
  header.writeUInt16BE(64, 10);
  const payload = Buffer.concat([header, frame.scan]);
  const { frames } = assemble([{ ...first, marker: true, payload }]);
  const reading = readJpegScan(frames[0] ?? new Uint8Array());
  assert.ok(reading.ok);
  const { quantizationTables: tables } = reading.scan;
  assert.deepEqual([...tables.subarray(0, 64)], [...tables.subarray(64)]);
});

test('a header that is cut, or of a type that is not defined, is dropped', () => {
  const [packet] = packetsOf(1);
  assert.ok(packet);
  for (let length = 0; length < 140; length += 1) {
    const { frames } = assemble([
      { ...packet, marker: true, payload: packet.payload.subarray(0, length) },
    ]);
    assert.deepEqual(frames, [], `${length} bytes`);
  }
  const unknownType = Uint8Array.from(packet.payload).fill(2, 4, 5);
  assert.deepEqual(assemble([{ ...packet, payload: unknownType }]).frames, []);
});

test('the headers are those of a JPEG with the scan as it was', () => {
  const jpeg = jpegOfScan(frame);
  assert.deepEqual([...jpeg.subarray(0, 4)], [0xff, 0xd8, 0xff, 0xdb]);
  assert.deepEqual([...jpeg.subarray(-2)], [0xff, 0xd9]);
});
