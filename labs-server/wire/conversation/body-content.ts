/** What a body says, once its framing is taken off. */
import type { DecodeError } from '../field/decode-result.ts';

/** How a body ended: whole, cut by a gap in what was kept, or by breaking a rule of its framing. */
export type BodyEnd = 'complete' | 'incomplete' | DecodeError;

/** Reads a body layer as it grows. */
export interface BodyContent {
  /** The layer has grown by bytes that are there. */
  grow(): void;
  /** The layer has grown by `byteLength` bytes that were not kept. */
  skip(byteLength: number): void;
  /** Nothing follows. */
  end(how: BodyEnd): void;
  /** Brings the unit that is not whole yet up to what is there. */
  refresh(): void;
}
