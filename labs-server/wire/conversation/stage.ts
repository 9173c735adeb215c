/** What reads one direction at a time: a head, a body, or bytes that nobody decodes. */
import type { ByteRange } from '../field/field.ts';
import type { Direction } from '../record.ts';
import type { Fault } from './conversation.ts';
import type { Inflate } from './inflate.ts';
import type { Layers, RawLayer } from './layers.ts';
import type { UnitList } from './unit-list.ts';

/** What every stage of one direction works on. */
export interface StreamContext {
  readonly direction: Direction;
  readonly layer: RawLayer;
  readonly layers: Layers;
  readonly units: UnitList;
  /** What the end of a direction leaves unfinished. */
  readonly faults: Fault[];
  /** Null: compressed messages stay compressed. */
  readonly inflate: Inflate | null;
}

/**
 * A stage judges bytes only at places that the bytes themselves determine (the end of a line, the end of a chunk):
 * the same stream gives the same units however it was split into records, and nothing is decoded twice.
 */
export interface Stage {
  /**
   * Reads what the layer has. Returns the stage that reads on, or null when this one waits for more.
   * `atEnd`: nothing follows any more.
   */
  advance(atEnd: boolean): Stage | null;
  /** The layer grew by `gap`, of which no byte was kept; the unit was refreshed before. Returns the stage that reads on after it. */
  skip(gap: ByteRange): Stage;
  /** Brings the fields of the unit that is not whole yet up to what is there. */
  refresh(): void;
  /** The final response to `exchange` has come, and HTTP goes on. Returns the stage that reads on, or null for this one. */
  answered?(exchange: number): Stage | null;
  /** Gives up, because another format begins with what is not decoded yet. */
  abandon(): Undecoded;
}

/** The bytes of a stream that no stage has decoded yet: all from `start` on. */
export interface Undecoded {
  readonly start: number;
  /** A unit that was begun at `start`, to be taken over; null when there is none. */
  readonly unit: number | null;
  /** True when some of them were not kept. */
  readonly gap?: boolean;
}
