/** The headers of a JPEG round a scan that came by RTP (RFC 2435 appendix B). */
import { standardHuffmanTables } from './huffman-tables.ts';
import { joinBytes } from './join-bytes.ts';
import type { JpegScan } from './jpeg-scan.ts';

const endOfImage = [0xff, 0xd9] as const;

/** A whole baseline JPEG, from SOI to EOI. */
export function jpegOfScan(frame: JpegScan): Uint8Array {
  const { width, height, type, restartInterval, quantizationTables: tables, scan } = frame;
  const sampling = type === 0 ? 0x21 : 0x22;
  const huffmanTables = [...standardHuffmanTables].map(([classAndNumber, table]) =>
    segment(0xc4, [classAndNumber, ...table]),
  );
  const components = [1, sampling, 0, 2, 0x11, 1, 3, 0x11, 1];
  return joinBytes([
    [0xff, 0xd8],
    segment(0xdb, [0, ...tables.subarray(0, 64)]),
    segment(0xdb, [1, ...tables.subarray(64)]),
    ...(restartInterval === 0 ? [] : [segment(0xdd, word(restartInterval))]),
    segment(0xc0, [8, ...word(height), ...word(width), 3, ...components]),
    ...huffmanTables,
    segment(0xda, [3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]),
    scan,
    endsWithEoi(scan) ? [] : endOfImage,
  ]);
}

/** RFC 2435 section 3.1.9: the scan ends "explicitly with an EOI marker" or without. */
function endsWithEoi(scan: Uint8Array): boolean {
  return endOfImage.every((byte, index) => scan[scan.length - endOfImage.length + index] === byte);
}

function segment(marker: number, content: readonly number[]): readonly number[] {
  return [0xff, marker, ...word(content.length + 2), ...content];
}

function word(value: number): readonly [number, number] {
  return [value >> 8, value & 0xff];
}
