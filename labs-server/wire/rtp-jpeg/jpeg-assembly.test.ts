import assert from 'node:assert/strict';
import { test } from 'node:test';
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
