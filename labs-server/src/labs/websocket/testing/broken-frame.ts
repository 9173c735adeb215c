/** Frames that no endpoint may take, as rows of a test. */

export interface BrokenFrames {
  readonly what: string;
  /** Of a client, behind the handshake, in hexadecimal. */
  readonly hex: string;
  /** RFC 6455 section 7.4.1. */
  readonly code: 1002 | 1007 | 1009;
  /** The decoder's stable code for the rule; null where none is broken and the endpoint has a limit of its own. */
  readonly rule: string | null;
  readonly standard?: 'RFC 7692';
  readonly section: string;
  /** True with permessage-deflate. */
  readonly deflate?: boolean;
}

/** Masking with it changes nothing: the payload can be read. */
export const key = '00000000';

/** A whole frame, with its length in the fewest bytes. */
export function frame(first: string, payload = ''): string {
  const length = payload.length / 2;
  if (length < 126) return `${first}${digits(0x80 + length, 2)}${key}${payload}`;
  if (length < 65_536) return `${first}fe${digits(length, 4)}${key}${payload}`;
  return `${first}ff${digits(length, 16)}${key}${payload}`;
}

function digits(value: number, count: number): string {
  return value.toString(16).padStart(count, '0');
}
