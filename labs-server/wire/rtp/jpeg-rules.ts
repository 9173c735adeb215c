/** Rules of the main JPEG header: RFC 2435 sections 3.1.2, 4.1 and 4.2. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { FieldReader } from '../field/field-reader.ts';
import type { JpegPayload } from './jpeg-header.ts';
import { jpegSource as section } from './jpeg-terms.ts';

const mostFrameBytes = 2 ** 24;

/** `start`: where the main header begins. */
export function brokenType(
  reader: FieldReader,
  start: number,
  { type, q }: Pick<JpegPayload, 'type' | 'q'>,
): BrokenRule | null {
  const rangeOf = (at: number) => reader.layerRange({ start: start + at, end: start + at + 1 });
  if (q === 0 || (q >= 100 && q < 128)) {
    const what = `expected 1 to 99, or 128 to 255, found ${q}`;
    const source = section('4.2');
    return { code: 'jpeg-q-reserved', field: 'Q', range: rangeOf(5), what, source };
  }
  if (type >= 128 || type % 64 < 2) return null;
  const what = `expected 0, 1, 64, 65 or a dynamic type, found ${type}`;
  const source = section('4.1');
  return { code: 'jpeg-type-reserved', field: 'Type', range: rangeOf(4), what, source };
}

/**
 * `end`: where the payload ends. Section 3.1.2: "the Fragment Offset plus the length of the payload data … MUST NOT exceed 2^24 bytes".
 */
export function brokenOffset(
  reader: FieldReader,
  start: number,
  { fragmentOffset }: Pick<JpegPayload, 'fragmentOffset'>,
  end: number,
): BrokenRule | null {
  const dataEnd = fragmentOffset + end - reader.byteIndex;
  if (dataEnd <= mostFrameBytes) return null;
  return {
    code: 'jpeg-frame-too-long',
    field: 'Fragment Offset',
    range: reader.layerRange({ start: start + 1, end: start + 4 }),
    what: `a frame has at most ${mostFrameBytes} bytes, these data end at ${dataEnd}`,
    source: section('3.1.2'),
  };
}
