/**
 * The same bytes in rows, one row per layer, each with its own boundaries. Positions are shares of the selected
 * record's bytes, so that the boundaries of all rows can be compared; what lies in other records is told at the ends.
 */
import type { FormatId, Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import type { ByteRange } from '@wireside/labs-server/wire/field/field.ts';
import { socketCall } from './format-look.ts';
import { type LayerRow, layerRowsOf } from './layer-rows.ts';
import { formatBytes } from './quantities.ts';
import { type PlacedField, type RecordAnatomy } from './record-anatomy.ts';
import { isPartOfByte, labelOf } from './track-label.ts';

/** One box of a row. */
export interface TrackSegment {
  /** Path of the first field in it; empty for the record itself. */
  readonly path: string;
  /** Paths of all fields drawn as this box. */
  readonly paths: readonly string[];
  /** Full text, for the tooltip and for screen readers. */
  readonly title: string;
  /** Text inside the box; drawn as far as there is room. */
  readonly label: string;
  /** Share of the record's bytes, in percent. */
  readonly leftPercent: number;
  readonly widthPercent: number;
}

/** The part of a row's outermost unit that lies in other records. */
export interface TrackContinuation {
  readonly byteLength: number;
  /** A raw offset in it, nearest to the record. */
  readonly rawOffset: number;
}

export interface Track {
  readonly format: FormatId;
  readonly name: string;
  readonly segments: readonly TrackSegment[];
  readonly before: TrackContinuation | null;
  readonly after: TrackContinuation | null;
}

/** Boxes of a row beyond which further ones are not drawn: they would be thinner than a line. */
const maxSegments = 400;

export function tracksOf(anatomy: RecordAnatomy): readonly Track[] {
  const { record } = anatomy;
  const call: Track = {
    format: 'raw',
    name: socketCall(record.direction),
    segments: [
      {
        path: '',
        paths: [],
        title: `${socketCall(record.direction)} of ${record.byteLength} bytes`,
        label: `${record.byteLength} bytes`,
        leftPercent: 0,
        widthPercent: 100,
      },
    ],
    before: null,
    after: null,
  };
  return [call, ...layerRowsOf(anatomy).map((row) => layerTrack(anatomy, row))];
}

function layerTrack(anatomy: RecordAnatomy, { format, name, units }: LayerRow): Track {
  const fields = anatomy.fields.filter(({ unit, depth }) => depth === 0 && units.has(unit));
  const shown = fields.filter(({ inRecord }) => inRecord.length > 0);
  const told = new Set(fields.map(({ unit }) => unit));
  const bare = [...units].filter((unit) => !told.has(unit));
  return {
    format,
    name,
    segments: [
      ...boxesOf(anatomy, shown),
      ...bare.flatMap((unit) => bareBoxes(anatomy, unit)),
    ].slice(0, maxSegments),
    ...continuationsOf(anatomy, fields),
  };
}

function boxesOf(anatomy: RecordAnatomy, shown: readonly PlacedField[]): TrackSegment[] {
  const boxes: { fields: PlacedField[]; range: ByteRange }[] = [];
  for (const placed of shown) {
    for (const range of placed.inRecord) {
      const last = boxes.at(-1);
      const joins = last !== undefined && joinsBefore(anatomy, placed, last.fields, range, last);
      if (joins) {
        last.fields.push(placed);
        last.range = { start: last.range.start, end: range.end };
      } else boxes.push({ fields: [placed], range });
    }
  }
  return boxes.map(({ fields, range }) => segmentOf(anatomy, fields, range));
}

/** A unit without fields, because its bytes could not be read, is drawn as a whole. */
function bareBoxes({ record, unitRanges }: RecordAnatomy, unit: Unit): TrackSegment[] {
  const total = Math.max(record.byteLength, 1);
  return (unitRanges.get(unit.id) ?? []).map(({ start, end }) => ({
    path: '',
    paths: [],
    title: unit.title,
    label: unit.title,
    leftPercent: (start / total) * 100,
    widthPercent: ((end - start) / total) * 100,
  }));
}

/** A delimiter is drawn with the short field before it (`20 CR LF`), where both are of one unit. */
function joinsBefore(
  { record }: RecordAnatomy,
  placed: PlacedField,
  before: readonly PlacedField[],
  range: ByteRange,
  last: { readonly range: ByteRange },
): boolean {
  // Fields of some bits lie in the same byte.
  if (isPartOfByte(placed)) return range.start < last.range.end;
  const length = range.end - range.start;
  const together = range.end - last.range.start;
  return (
    placed.field.value === null &&
    length <= 2 &&
    together <= Math.max(6, record.byteLength * 0.12) &&
    before.at(-1)?.unit === placed.unit &&
    last.range.end === range.start
  );
}

function segmentOf(
  anatomy: RecordAnatomy,
  fields: readonly PlacedField[],
  range: ByteRange,
): TrackSegment {
  const length = range.end - range.start;
  const total = Math.max(anatomy.record.byteLength, 1);
  const name = fields[0]?.field.name ?? '';
  const size = formatBytes(length);
  return {
    path: fields[0]?.path ?? '',
    paths: fields.map(({ path }) => path),
    title: `${fields.map(({ field }) => field.name).join(', ')}: ${size}`,
    label: labelOf(anatomy, fields, range, `${name} ${size}`),
    leftPercent: (range.start / total) * 100,
    widthPercent: (length / total) * 100,
  };
}

function continuationsOf(
  { record }: RecordAnatomy,
  fields: readonly PlacedField[],
): Pick<Track, 'before' | 'after'> {
  const start = record.streamOffset;
  const end = start + record.byteLength;
  const ranges = fields.flatMap(({ raw }) => raw);
  const before = ranges.filter((range) => range.start < start);
  const after = ranges.filter((range) => range.end > end);
  const beforeBytes = sum(before, (range) => Math.min(range.end, start) - range.start);
  const afterBytes = sum(after, (range) => range.end - Math.max(range.start, end));
  return {
    before: beforeBytes > 0 ? { byteLength: beforeBytes, rawOffset: start - 1 } : null,
    after: afterBytes > 0 ? { byteLength: afterBytes, rawOffset: end } : null,
  };
}

function sum(ranges: readonly ByteRange[], lengthOf: (range: ByteRange) => number): number {
  return ranges.reduce((total, range) => total + lengthOf(range), 0);
}
