/** The two heads of a handshake, in the shape in which HTTP/1.1 heads are decoded, and what is asked of them. */
import type { Source } from '../field/field.ts';

export interface HandshakeFieldLine {
  readonly name: string;
  readonly value: string;
}

export interface HandshakeRequestHead {
  readonly method: string;
  readonly requestTarget: string;
  readonly version: { readonly major: number; readonly minor: number };
  readonly fieldLines: readonly HandshakeFieldLine[];
}

export interface HandshakeResponseHead {
  readonly version: { readonly major: number; readonly minor: number };
  readonly statusCode: number;
  readonly fieldLines: readonly HandshakeFieldLine[];
}

/** One rule of the handshake, kept or broken. */
export interface HandshakeRule {
  /** Stable code in kebab-case, the same whether kept or broken. */
  readonly code: string;
  /** Which head it is about. */
  readonly head: 'request' | 'response';
  readonly kept: boolean;
  readonly source: Source;
  /** One sentence for a learner: what was asked and what was found. */
  readonly says: string;
}

/** What a rule finds in a head. */
export interface Finding {
  readonly code: string;
  readonly kept: boolean;
  readonly section: string;
  readonly says: string;
  /** Default RFC 6455. */
  readonly standard?: string;
}

/** Values of the fields called `name` (any case), in order, without the whitespace around them. */
export function valuesOf(
  head: HandshakeRequestHead | HandshakeResponseHead,
  name: string,
): string[] {
  const lowerCaseName = name.toLowerCase();
  return head.fieldLines
    .filter((line) => line.name.toLowerCase() === lowerCaseName)
    .map(({ value }) => value.trim());
}

/** The elements of a comma-separated list (RFC 9110 section 5.6.1), in lower case. */
export function listElements(values: readonly string[]): string[] {
  return values
    .flatMap((value) => value.split(','))
    .map((element) => element.trim().toLowerCase())
    .filter((element) => element !== '');
}

/** `"a", "b"`, or `nothing`. */
export function quoteAll(values: readonly string[]): string {
  return values.length === 0 ? 'nothing' : values.map((value) => JSON.stringify(value)).join(', ');
}
