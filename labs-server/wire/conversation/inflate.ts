/** DEFLATE (RFC 1951) comes in from outside: `wire` imports nothing. */

/** How far the inflated bytes may reach back, and how many there may be. */
export interface InflateOptions {
  /** What was inflated before: at most 32 KiB, to which the compressed bytes can refer. */
  readonly dictionary: Uint8Array;
  /** No more bytes than this are produced. */
  readonly maxByteLength: number;
}

/** The bytes; or that there would be more of them; or that the compressed bytes are no DEFLATE blocks. */
export type Inflated =
  | { readonly status: 'complete'; readonly bytes: Uint8Array }
  | { readonly status: 'too-large' }
  | { readonly status: 'malformed' };

/** Inflates `compressed`, raw DEFLATE blocks of which the last is marked final. Never throws. `compressed` is borrowed. */
export type Inflate = (compressed: Uint8Array, options: InflateOptions) => Inflated;
