/** A JPEG image as it comes in, segment by segment: ITU-T T.81 clause B.1. */
import { createDecodeError } from '../field/decode-error.ts';
import type { DecodeError } from '../field/decode-result.ts';
import { type ByteRange, toByteRange } from '../field/field.ts';
import { decodeJpegSegment, type JpegPosition } from '../jpeg/decode-segment.ts';
import { markerAt, markerCodes, standsAlone, t81 } from '../jpeg/marker.ts';
import type { BodyContent, BodyEnd } from './body-content.ts';
import { begun, type JpegSays, scanSays, segmentSays } from './jpeg-says.ts';
import type { DerivedLayer } from './mapped-layer.ts';
import { ScanEndFinder } from './scan-end-finder.ts';
import { brokenScan } from './scan-fields.ts';
import { reasons, type Reason, undecodedField } from './undecoded.ts';
import type { UnitList } from './unit-list.ts';

/** So many bytes hold a marker with its fill bytes, and the length behind it. */
const markerBytes = 64;

export class JpegContent implements BodyContent {
  readonly #units: UnitList;
  readonly #layer: DerivedLayer;
  readonly #exchange: number;
  #position: JpegPosition | 'rest' = 'start';
  /** Why the rest is not decoded. */
  #why: Reason | null = null;
  /** Where the unit begins that is not whole yet. */
  #start = 0;
  #unit: number | null = null;
  #lastUnit: number | null = null;
  #finder: ScanEndFinder | null = null;
  #gaps: ByteRange[] = [];
  /** Where the segment ends, once its length is known. */
  #segmentEnd: number | null = null;

  constructor(units: UnitList, layer: DerivedLayer, exchange: number) {
    this.#units = units;
    this.#layer = layer;
    this.#exchange = exchange;
  }

  grow(): void {
    while (this.#start < this.#layer.byteLength && this.#step());
    this.#coverRest();
  }

  skip(byteLength: number): void {
    const end = this.#layer.byteLength;
    const gap = { start: end - byteLength, end };
    this.#gaps.push(gap);
    if (this.#position === 'scan') {
      this.#finder ??= new ScanEndFinder(this.#layer, this.#start);
      this.#finder.skipToEnd();
    } else if (this.#segmentEnd === null || end > this.#segmentEnd) {
      this.#coverUntil(gap.start);
      this.#giveUp(gap.start, reasons.imageNotKept);
    }
    this.grow();
  }

  end(how: BodyEnd): void {
    if (this.#position === 'rest') return;
    if (this.#position === 'scan' && this.#layer.byteLength > this.#start) this.#coverRest();
    const unit = this.#unit ?? this.#lastUnit;
    if (unit === null) return;
    if (how === 'incomplete') {
      this.#units.update(unit, { state: 'incomplete' });
      return;
    }
    const { byteLength } = this.#layer;
    const error = createDecodeError({
      code: 'eoi-missing',
      field: 'EOI',
      range: { start: byteLength, end: byteLength },
      what: "expected EOI, X'FFD9', found the end of the data: the image is cut",
      source: t81('B.2.1'),
    });
    this.#units.update(unit, { state: 'malformed', error });
  }

  refresh(): void {}

  /** True when a unit is whole and the next one is to be read. */
  #step(): boolean {
    if (this.#position === 'rest') return false;
    if (this.#position === 'scan') return this.#readScan();
    return this.#readSegment(this.#position);
  }

  #readScan(): boolean {
    this.#finder ??= new ScanEndFinder(this.#layer, this.#start);
    const end = this.#finder.next();
    if (end === null) return false;
    this.#finder = null;
    this.#position = 'segment';
    if (end === this.#start) return true;
    const range = { start: this.#start, end };
    const error = this.#gaps.length > 0 ? null : brokenScan(this.#layer, range);
    this.#say(range, {
      ...scanSays(this.#layer, range, this.#gaps),
      state: error ? 'malformed' : 'complete',
      error,
    });
    this.#next(end);
    return true;
  }

  #readSegment(position: JpegPosition): boolean {
    const start = this.#start;
    const bytes = this.#layer.slice({ start, end: start + markerBytes });
    if (bytes.length < 2) return false;
    const marker = markerAt(bytes, 0);
    if (marker === 'wait' && bytes.length < markerBytes) return false;
    const wrong =
      position === 'start' && typeof marker === 'object' && marker.code !== markerCodes.SOI;
    if (typeof marker === 'string' || wrong) return this.#fail(position);
    const alone = standsAlone(marker.code);
    if (!alone && bytes.length < marker.end + 2) return false;
    const length = ((bytes[marker.end] ?? 0) << 8) | (bytes[marker.end + 1] ?? 0);
    if (!alone && length < 2) return this.#fail(position);
    const end = start + marker.end + (alone ? 0 : length);
    this.#segmentEnd = end;
    if (this.#layer.byteLength < end) return false;
    this.#say(
      { start, end },
      segmentSays(this.#layer, marker.code, { start, end }, this.#gaps.length > 0),
    );
    this.#next(end);
    const { EOI, SOS } = markerCodes;
    if (marker.code === EOI) this.#giveUp(end, reasons.afterImage);
    else this.#position = marker.code === SOS ? 'scan' : 'segment';
    return true;
  }

  /** What begins here is no segment: nothing after it can be found. */
  #fail(position: JpegPosition): boolean {
    const { byteLength } = this.#layer;
    const bytes = this.#layer.slice({ start: this.#start, end: this.#start + markerBytes });
    const options = { atEnd: true, byteOffset: this.#start };
    const result = decodeJpegSegment(bytes, options, position);
    const error: DecodeError | null = result.status === 'malformed' ? result.error : null;
    // A length that breaks a rule stands behind its marker.
    const errorEnd = error ? toByteRange(error.range).end : 0;
    const end = Math.min(Math.max(this.#start + 2, errorEnd), byteLength);
    const range = { start: this.#start, end };
    const fields = [undecodedField(range, reasons.notJpeg)];
    this.#say(range, { ...begun, title: 'no marker', fields, state: 'malformed', error });
    this.#next(range.end);
    this.#giveUp(range.end, reasons.notJpeg);
    return true;
  }

  #giveUp(start: number, why: Reason): void {
    this.#position = 'rest';
    this.#why = why;
    this.#next(start);
  }

  #next(start: number): void {
    if (this.#unit !== null) this.#lastUnit = this.#unit;
    this.#unit = null;
    this.#start = start;
    this.#gaps = this.#gaps.filter(({ end }) => end > start);
    this.#segmentEnd = null;
  }

  #coverRest(): void {
    this.#coverUntil(this.#layer.byteLength);
  }

  #coverUntil(end: number): void {
    const range = { start: this.#start, end };
    if (end <= this.#start) return;
    if (this.#why !== null) {
      const fields = [undecodedField(range, this.#why)];
      const title = `undecoded ${end - this.#start} B`;
      this.#say(range, { ...begun, kind: 'undecoded', title, fields, state: 'complete' });
    } else
      this.#say(
        range,
        this.#position === 'scan' ? scanSays(this.#layer, range, this.#gaps) : begun,
      );
  }

  #say(range: ByteRange, says: JpegSays): void {
    const format = says.kind === 'undecoded' ? 'raw' : 'jpeg';
    const unit = { ...says, format, range, exchange: this.#exchange } as const;
    const { key: layer, direction } = this.#layer;
    if (this.#unit === null) this.#unit = this.#units.add({ ...unit, direction, layer });
    else this.#units.update(this.#unit, unit);
  }
}
