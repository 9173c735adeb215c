/** What every decoder answers: fields, or "wait", or "this rule is broken". Decoders never throw, on any input. */
import type { BitRange, Field, Source } from './field.ts';

/** How a decoder reads its input. */
export interface DecodeOptions {
  /** True when no further bytes can follow. Stream formats then turn "wait" into "malformed". */
  readonly atEnd: boolean;
  /** Offset of `bytes[0]` in its layer, in bytes; ranges of fields are in layer coordinates. Default 0. */
  readonly byteOffset?: number;
}

/** A broken rule: which field, where it starts, which rule, and the protocol's own status where it has one. */
export interface DecodeError {
  /** Stable code in kebab-case, for instance `chunk-size-not-hexadecimal`. */
  readonly code: string;
  /** Name of the field that breaks the rule. */
  readonly field: string;
  /** The range of that field (of its start where it never became readable), in layer coordinates. */
  readonly range: BitRange;
  /** The message in the standard's terms: "chunk-size at byte 12: expected 1*HEXDIG, found \"zz\"". */
  readonly message: string;
  readonly source: Source;
  /** The protocol's own answer: an HTTP status such as 400, or a WebSocket close code such as 1002. */
  readonly protocolStatus?: number;
}

/** The unit is whole: `byteLength` bytes of the input belong to it. */
export interface Complete<Value> {
  readonly status: 'complete';
  readonly fields: readonly Field[];
  readonly byteLength: number;
  readonly value: Value;
  /** The first rule that the unit breaks although its framing tells where it ends, so that decoding goes on behind it. */
  readonly fault?: DecodeError;
}

/** More bytes are needed: calling again with fewer than `leastByteLength` bytes in all is pointless. */
export interface Incomplete {
  readonly status: 'incomplete';
  /** The fields that are certain already. */
  readonly fields: readonly Field[];
  readonly leastByteLength: number;
}

/** The bytes break a rule of the standard. `fields` holds what could be read before it. */
export interface Malformed {
  readonly status: 'malformed';
  readonly fields: readonly Field[];
  readonly error: DecodeError;
}

export type DecodeResult<Value> = Complete<Value> | Incomplete | Malformed;
