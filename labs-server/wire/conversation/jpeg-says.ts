/** What the units of a JPEG image say: ITU-T T.81 clause B.1. */
import type { ByteRange } from '../field/field.ts';
import { decodeJpegSegment } from '../jpeg/decode-segment.ts';
import { isFrame, jpegMarker, markerCodes } from '../jpeg/marker.ts';
import type { DerivedLayer } from './mapped-layer.ts';
import { scanFields } from './scan-fields.ts';
import { undecodedField } from './undecoded.ts';
import type { UnitDraft } from './unit-list.ts';

export type JpegSays = Pick<UnitDraft, 'kind' | 'title' | 'fields' | 'state' | 'error'>;

/** A segment that is not whole yet. */
export const begun: JpegSays = {
  kind: 'segment',
  title: 'segment',
  fields: [],
  state: 'incomplete',
  error: null,
};

/** Entropy-coded data in `range`, of which the bytes of `gaps` were not kept. */
export function scanSays(
  layer: DerivedLayer,
  range: ByteRange,
  gaps: readonly ByteRange[],
): JpegSays {
  const inRange = gaps.map(({ start, end }) => ({ start, end: Math.min(end, range.end) }));
  const lost = inRange.reduce((sum, { start, end }) => sum + end - start, 0);
  return {
    ...begun,
    kind: 'entropy-coded-data',
    title: `scan ${range.end - range.start} B${lost > 0 ? `, ${lost} B not kept` : ''}`,
    fields: () => scanFields(layer, range, inRange),
  };
}

/** The segment in `range`, which is whole. */
export function segmentSays(
  layer: DerivedLayer,
  code: number,
  range: ByteRange,
  hasGap: boolean,
): JpegSays {
  const { name, meaning, source } = jpegMarker(code);
  if (hasGap) {
    const told = `${meaning} Not every byte of it was kept.`;
    const field = { ...undecodedField(range, { meaning: told, source }), name };
    return { ...begun, title: `${name}, not all kept`, fields: [field], state: 'complete' };
  }
  const position = code === markerCodes.SOI ? 'start' : 'segment';
  const options = { atEnd: true, byteOffset: range.start };
  const result = decodeJpegSegment(layer.slice(range), options, position);
  const error = result.status === 'complete' ? (result.fault ?? null) : null;
  const valueOf = (field: string) => result.fields.find((one) => one.name === field)?.value;
  const size = isFrame(code) ? ` ${String(valueOf('X'))}×${String(valueOf('Y'))}` : '';
  const { fields } = result;
  return { ...begun, title: name + size, fields, state: error ? 'malformed' : 'complete', error };
}
