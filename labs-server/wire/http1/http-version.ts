/** `HTTP-version = "HTTP/" DIGIT "." DIGIT`: RFC 9112 section 2.3. */
import { quote } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldTerm } from '../field/field-reader.ts';
import type { HttpVersion } from './message-head.ts';

const source: Source = { standard: 'RFC 9112', section: '2.3' };

/** Why `text` cannot be the version of an HTTP/1 message. */
export interface VersionFault {
  readonly code: string;
  readonly what: string;
  readonly source: Source;
  readonly protocolStatus: number;
}

export function parseHttpVersion(text: string): HttpVersion | VersionFault {
  const match = /^HTTP\/(\d)\.(\d)$/.exec(text);
  if (match === null) {
    const what = `expected "HTTP/" DIGIT "." DIGIT, found ${quote(text)}`;
    return { code: 'http-version-malformed', what, source, protocolStatus: 400 };
  }
  const version = { major: Number(match[1]), minor: Number(match[2]) };
  if (version.major === 1) return version;
  const what = `expected major version 1, found ${quote(text)}`;
  return {
    code: 'http-version-not-supported',
    what,
    source: { standard: 'RFC 9110', section: '15.6.6' },
    protocolStatus: 505,
  };
}

export function httpVersionTerm({ minor }: HttpVersion): FieldTerm {
  const meaning =
    minor === 0
      ? 'HTTP/1.0: without a length, the body ends when the connection closes; there is no chunked coding.'
      : 'The version that the sender speaks; from 1.1 on, connections persist and bodies may be chunked.';
  return { name: 'HTTP-version', meaning, source };
}
