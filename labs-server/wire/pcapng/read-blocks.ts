/** Walks through the blocks of a pcapng file of either byte order (draft-ietf-opsawg-pcapng section 3.1). */
import { blockType, byteOrderMagic, type Option } from './block.ts';
import { padTo32Bits } from './bytes.ts';
import { createTraceError, type TraceError } from './trace-error.ts';
import { traceLimits } from './trace-file.ts';

export interface Block {
  readonly type: number;
  /** Where the block begins in the file. */
  readonly byteOffset: number;
  /** What lies between the two lengths. */
  readonly body: Uint8Array;
  readonly littleEndian: boolean;
}

/** The magic numbers of the older format, as its first four bytes can read in network order. */
const classicPcapMagics: readonly number[] = [0xa1b2c3d4, 0xd4c3b2a1, 0xa1b23c4d, 0x4d3cb2a1];

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Yields every block; an error is the last thing that is yielded. */
export function* readBlocks(file: Uint8Array): Generator<Block | { readonly error: TraceError }> {
  const start = checkStart(file);
  if (start) {
    yield { error: start };
    return;
  }
  const view = viewOf(file);
  let littleEndian = true;
  for (let offset = 0; offset < file.length;) {
    if (file.length - offset >= 12 && view.getUint32(offset) === blockType.sectionHeader) {
      littleEndian = view.getUint32(offset + 8, true) === byteOrderMagic;
    }
    const length = checkBlock(view, offset, littleEndian);
    if (typeof length !== 'number') {
      yield { error: length };
      return;
    }
    const body = file.subarray(offset + 8, offset + length - 4);
    yield { type: view.getUint32(offset, littleEndian), byteOffset: offset, body, littleEndian };
    offset += length;
  }
}

function checkStart(file: Uint8Array): TraceError | null {
  if (file.length === 0) return createTraceError('empty-file', 0, 'the file is empty');
  if (file.length > traceLimits.fileBytes) {
    const limit = `the file is larger than ${traceLimits.fileBytes} bytes`;
    return createTraceError('file-too-large', traceLimits.fileBytes, limit);
  }
  const magic = file.length < 4 ? 0 : viewOf(file).getUint32(0);
  if (magic === blockType.sectionHeader) return null;
  return classicPcapMagics.includes(magic)
    ? createTraceError('classic-pcap', 0, 'this is a pcap file, an older kind of capture')
    : createTraceError('not-a-capture', 0, 'no Section Header Block begins here');
}

/** The block's total length, or what is wrong with it. */
function checkBlock(view: DataView, offset: number, littleEndian: boolean): number | TraceError {
  const rest = view.byteLength - offset;
  if (rest < 12) {
    return createTraceError(
      'truncated-block',
      offset,
      `a block of ${rest} bytes, at least 12 are needed`,
    );
  }
  const isSection = view.getUint32(offset, littleEndian) === blockType.sectionHeader;
  if (isSection && view.getUint32(offset + 8, littleEndian) !== byteOrderMagic) {
    return createTraceError('bad-block', offset + 8, 'the Byte-Order Magic is not 0x1A2B3C4D');
  }
  const length = view.getUint32(offset + 4, littleEndian);
  if (length < 12 || length % 4 !== 0 || length > traceLimits.blockBytes) {
    return createTraceError(
      'bad-block',
      offset + 4,
      `the Block Total Length ${length} is not possible`,
    );
  }
  if (length > rest) {
    return createTraceError(
      'truncated-block',
      offset,
      `a block of ${length} bytes, ${rest} are left`,
    );
  }
  if (view.getUint32(offset + length - 4, littleEndian) !== length) {
    return createTraceError('bad-block', offset + length - 4, 'the two Block Total Lengths differ');
  }
  return length;
}

/** The options that begin at `start` in the block's body; null when one of them runs over its end. */
export function readOptions({ body, littleEndian }: Block, start: number): Option[] | null {
  const view = viewOf(body);
  const options: Option[] = [];
  for (let offset = start; offset + 4 <= body.length;) {
    const code = view.getUint16(offset, littleEndian);
    if (code === 0) break;
    const end = offset + 4 + view.getUint16(offset + 2, littleEndian);
    if (end > body.length) return null;
    options.push({ code, value: body.subarray(offset + 4, end) });
    offset += padTo32Bits(end - offset);
  }
  return options;
}
