/** Bytes on their way from a socket to the log of whose they are. */
import type { Direction } from '../../wire/record.ts';

/** Bytes of one direction as they crossed the socket. Only valid during the call that passes them. */
export interface Passage {
  readonly direction: Direction;
  /** Microseconds of the server's monotonic clock, of the read() or write(). */
  readonly timeUs: number;
  /** Offset of the first byte in its direction's stream. */
  readonly streamOffset: number;
  readonly bytes: Uint8Array;
}

/** What waits for its owner: until `afterRead` the very bytes that read() returned, from then on a copy. */
export interface PendingPassage extends Passage {
  bytes: Buffer;
}

/** What is left of a passage whose first bytes have found their owner. */
export function restOf(passage: PendingPassage, byteLength: number): PendingPassage {
  const { direction, timeUs, streamOffset, bytes } = passage;
  const rest = bytes.subarray(byteLength);
  return { direction, timeUs, streamOffset: streamOffset + byteLength, bytes: rest };
}

export function bytesOf(passages: readonly Passage[]): readonly Uint8Array[] {
  return passages.map(({ bytes }) => bytes);
}

/** The tail of a record that keeps everything in its head. */
export const noBytes = new Uint8Array(0);
