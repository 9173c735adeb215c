/** The way back from a derived layer (a de-chunked body) to the bytes of its parent, piece by piece. */
import type { ByteRange } from './field.ts';

/** `byteLength` bytes of the layer, from `start`, are the bytes of the parent from `parentStart`. */
interface Segment {
  readonly start: number;
  readonly parentStart: number;
  byteLength: number;
}

const noSegments: Segment[] = [];

/**
 * Grows as its layer grows: every append maps the layer's next bytes. Segments are appended in the parent's order.
 * Look-ups take O(log n) of n segments, plus the ranges that they return.
 */
export class LayerMap {
  /** Most layers have one segment: the list grows only where there are more. */
  #segments: Segment[] = noSegments;
  #byteLength = 0;

  /** Bytes of the layer that are mapped so far. */
  get byteLength(): number {
    return this.#byteLength;
  }

  /** The layer's next `end - start` bytes are the parent's bytes from `start` up to `end`. */
  append({ start, end }: ByteRange): void {
    const byteLength = end - start;
    if (byteLength <= 0) return;
    const last = this.#segments.at(-1);
    if (last !== undefined && last.parentStart + last.byteLength === start) {
      last.byteLength += byteLength;
    } else {
      const segment = { start: this.#byteLength, parentStart: start, byteLength };
      if (last === undefined) this.#segments = [segment];
      else this.#segments.push(segment);
    }
    this.#byteLength += byteLength;
  }

  /** Where the bytes of `range` lie in the parent: in order, never touching. What is not mapped yet is left out. */
  toParent(range: ByteRange): ByteRange[] {
    return this.#translate(
      range,
      (segment) => segment.start,
      (segment) => segment.parentStart,
    );
  }

  /** Which bytes of the layer come from `parentRange`: in order, never touching; none for bytes taken off. */
  fromParent(parentRange: ByteRange): ByteRange[] {
    const ranges = this.#translate(
      parentRange,
      (segment) => segment.parentStart,
      (segment) => segment.start,
    );
    const first = ranges[0];
    const last = ranges.at(-1);
    // The layer has no holes: whatever lies between two of its segments in the parent was taken off.
    return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
  }

  #translate(
    { start, end }: ByteRange,
    from: (segment: Segment) => number,
    to: (segment: Segment) => number,
  ): ByteRange[] {
    const ranges: ByteRange[] = [];
    for (
      let index = this.#firstSegmentPast(start, from);
      index < this.#segments.length;
      index += 1
    ) {
      const segment = this.#segments[index];
      if (segment === undefined || from(segment) >= end) break;
      const skipped = Math.max(start - from(segment), 0);
      const taken = Math.min(end - from(segment), segment.byteLength);
      if (taken > skipped) ranges.push({ start: to(segment) + skipped, end: to(segment) + taken });
    }
    return ranges;
  }

  /** Index of the first segment that ends after `position`. */
  #firstSegmentPast(position: number, from: (segment: Segment) => number): number {
    let low = 0;
    let high = this.#segments.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const segment = this.#segments[middle];
      if (segment !== undefined && from(segment) + segment.byteLength <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
