/** What a decoded SIP message says. Text of header fields is ISO-8859-1, one character per byte, so that none is lost. */
import type { ByteRange } from '../field/field.ts';
import type { FieldLine } from '../field/field-line.ts';
import { canonicalName } from './header-fields.ts';

interface MessageParts {
  readonly fieldLines: readonly FieldLine[];
  /** In layer coordinates; empty where there is none. */
  readonly body: ByteRange;
}

/** RFC 3261 section 7.1. */
export interface SipRequest extends MessageParts {
  readonly kind: 'request';
  readonly method: string;
  readonly requestUri: string;
}

/** RFC 3261 section 7.2. */
export interface SipResponse extends MessageParts {
  readonly kind: 'response';
  readonly statusCode: number;
  readonly reasonPhrase: string;
}

/** CRLFs alone: a ping has two, its pong one. RFC 5626 section 3.5.1. */
export interface SipKeepAlive {
  readonly kind: 'keep-alive';
}

export type SipMessage = SipRequest | SipResponse;
export type SipUnit = SipMessage | SipKeepAlive;

/** Each value of the fields called `name` (any case, compact form or not), in order; lists are not taken apart. */
export function sipFieldValues(
  fieldLines: readonly Pick<FieldLine, 'name' | 'value'>[],
  name: string,
): string[] {
  const wanted = canonicalName(name);
  return fieldLines.filter((line) => canonicalName(line.name) === wanted).map(({ value }) => value);
}

/** The first of `sipFieldValues`; `null` where there is none. */
export function sipFieldValue(
  fieldLines: readonly Pick<FieldLine, 'name' | 'value'>[],
  name: string,
): string | null {
  return sipFieldValues(fieldLines, name)[0] ?? null;
}
