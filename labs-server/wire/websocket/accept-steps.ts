/** Sec-WebSocket-Accept, step by step: RFC 6455 section 4.2.2, item 5.4. */
import { encodeBase64 } from '../field/base64.ts';

/** SHA-1 (RFC 3174) of the bytes: 20 bytes. It comes in from outside. */
export type Sha1 = (bytes: Uint8Array) => Uint8Array;

/** The constant of section 1.3. */
export const webSocketGuid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** What the slide of the 2019 lecture printed instead: `5E` where the standard has `A5`. */
export const lecture2019Guid = '258EAF5E-E914-47DA-95CA-C5AB0DC85B11';

export interface AcceptSteps {
  /** The value of Sec-WebSocket-Key, without leading and trailing whitespace; it is not decoded. */
  readonly key: string;
  readonly guid: string;
  /** Key and GUID, one text behind the other. */
  readonly joined: string;
  /** SHA-1 of the joined text: 20 raw bytes, not their hexadecimal digits. */
  readonly digest: Uint8Array;
  /** The digest in base64: the value of Sec-WebSocket-Accept. */
  readonly accept: string;
}

export function acceptSteps(key: string, sha1: Sha1, guid = webSocketGuid): AcceptSteps {
  const trimmed = key.trim();
  const joined = trimmed + guid;
  // Field values are ISO-8859-1: one character is one byte.
  const digest = sha1(Uint8Array.from(joined, (character) => character.charCodeAt(0)));
  return { key: trimmed, guid, joined, digest, accept: encodeBase64(digest) };
}
