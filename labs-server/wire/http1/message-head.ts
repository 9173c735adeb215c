/** What a decoded head says. Text is ISO-8859-1, one character per byte. */
import type { FieldLine } from '../field/field-line.ts';

/** A request-line and the header section: RFC 9112 section 3. */
export interface RequestHead extends RequestLine {
  readonly fieldLines: readonly FieldLine[];
}

/** A status-line and the header section: RFC 9112 section 4. */
export interface ResponseHead extends StatusLine {
  readonly fieldLines: readonly FieldLine[];
}

export interface RequestLine {
  /** Case-sensitive. */
  readonly method: string;
  readonly requestTarget: string;
  readonly version: HttpVersion;
}

export interface StatusLine {
  readonly version: HttpVersion;
  /** 100 to 999; those from 100 to 199 are interim responses. */
  readonly statusCode: number;
  /** Empty where the server left it out. */
  readonly reasonPhrase: string;
}

/** RFC 9112 section 2.3. The major version of a decoded head is 1. */
export interface HttpVersion {
  readonly major: number;
  readonly minor: number;
}

/** Limits of what a head may make a recipient keep, in bytes. */
export interface HeadLimits {
  readonly startLineBytes: number;
  readonly headBytes: number;
}

/** RFC 9112 section 3 recommends to accept request-lines of at least 8000 bytes. */
export const defaultHeadLimits: HeadLimits = { startLineBytes: 16_384, headBytes: 65_536 };

/** Values of every field called `name` (any case), in order; RFC 9110 section 5.3 joins them with commas. */
export function fieldValues(fieldLines: readonly FieldLine[], name: string): string[] {
  return linesNamed(fieldLines, name).map((line) => line.value);
}

/** Every field line called `name` (any case), in order. */
export function linesNamed(fieldLines: readonly FieldLine[], name: string): FieldLine[] {
  const lowerCaseName = name.toLowerCase();
  return fieldLines.filter((line) => line.name.toLowerCase() === lowerCaseName);
}
