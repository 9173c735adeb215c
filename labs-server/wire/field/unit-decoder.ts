/** Unit after unit of one format: several chunks of a body, several blocks of an event stream. */
import type { DecodeOptions, DecodeResult } from './decode-result.ts';

/** A decoder together with what it must remember. Immutable. */
export interface UnitDecoder<Value> {
  decode(bytes: Uint8Array, options: DecodeOptions): DecodeResult<Value>;
  /** The decoder of what follows a unit with `value`; `null` where another format follows, or nothing. */
  after(value: Value): UnitDecoder<Value> | null;
}

export interface DecodedUnit<Value> {
  /** Index of the unit's first byte. */
  readonly start: number;
  /** The decoder that was asked for it. */
  readonly decoder: UnitDecoder<Value>;
  readonly result: DecodeResult<Value>;
}

/**
 * Every unit of `bytes`, in order; the last one may be incomplete or malformed. At the end of the input the decoder is
 * asked once more, for a format may miss something there. Fields are in layer coordinates, from `options.byteOffset` on.
 */
export function decodeUnits<Value>(
  bytes: Uint8Array,
  options: DecodeOptions,
  first: UnitDecoder<Value>,
): DecodedUnit<Value>[] {
  const { atEnd, byteOffset = 0 } = options;
  const units: DecodedUnit<Value>[] = [];
  let start = 0;
  for (let decoder: UnitDecoder<Value> | null = first; decoder !== null;) {
    if (start === bytes.length && units.length > 0 && !atEnd) break;
    const unitOptions = { atEnd, byteOffset: byteOffset + start };
    const result: DecodeResult<Value> = decoder.decode(bytes.subarray(start), unitOptions);
    if (result.status !== 'complete') return [...units, { start, decoder, result }];
    if (result.byteLength === 0) break;
    units.push({ start, decoder, result });
    start += result.byteLength;
    decoder = decoder.after(result.value);
  }
  return units;
}

/** The decoder of a unit after which another format follows. */
export function oneUnit<Value>(
  decode: (bytes: Uint8Array, options: DecodeOptions) => DecodeResult<Value>,
): UnitDecoder<Value> {
  return { decode, after: () => null };
}
