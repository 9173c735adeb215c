/** Request-Line and Status-Line: RFC 3261 sections 7.1 and 7.2. */
import { type BrokenRule, quote } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { type Line, readLineEnd } from '../field/line.ts';
import { latin1Text, utf8Text } from '../field/text.ts';
import { methodTerm } from './methods.ts';
import { statusTerm } from './status-code.ts';

export type SipStartLine =
  | { readonly kind: 'request'; readonly method: string; readonly requestUri: string }
  | { readonly kind: 'response'; readonly statusCode: number; readonly reasonPhrase: string };

const rfc3261 = (section: string): Source => ({ standard: 'RFC 3261', section });

const terms = {
  space: { name: 'SP', meaning: 'One space separates the parts.', source: rfc3261('7.1') },
  uri: {
    name: 'Request-URI',
    meaning: 'Whom the request is for now; a proxy replaces it by the address that it looked up.',
    source: rfc3261('7.1'),
  },
  version: {
    name: 'SIP-Version',
    meaning: 'The version of the protocol: SIP/2.0.',
    source: rfc3261('7.1'),
  },
  reason: { name: 'Reason-Phrase', meaning: 'Words for people.', source: rfc3261('7.2') },
} as const satisfies Record<string, FieldTerm>;

/** `token` of RFC 3261 section 25.1. */
export function isSipToken(text: string): boolean {
  return /^[-A-Za-z0-9.!%*_+`'~]+$/.test(text);
}

/** Reads `line` as one field, or tells the rule that it breaks. */
export function readStartLine(
  reader: FieldReader,
  line: Line,
): SipStartLine | { readonly broken: BrokenRule } {
  const text = latin1Text(reader.bytes, line.start, line.textEnd);
  return /^SIP\//i.test(text)
    ? readStatusLine(reader, line, text)
    : readRequestLine(reader, line, text);
}

function readRequestLine(reader: FieldReader, line: Line, text: string) {
  const parts = text.split(' ');
  const [method = '', requestUri = '', version = ''] = parts;
  const fault = faultOf(reader, line);
  if (parts.length !== 3 || !isSipToken(method) || requestUri === '') {
    const what = `expected Method SP Request-URI SP SIP-Version, found ${quote(text)}`;
    return fault('sip-request-line-malformed', 'Request-Line', what, '7.1', 400);
  }
  const broken = brokenVersion(version);
  if (broken) return fault(broken.code, 'SIP-Version', broken.what, '7.1', broken.status);
  reader.group(() => {
    reader.take(methodTerm(method), method.length, method);
    reader.take(terms.space, 1, null);
    reader.take(terms.uri, requestUri.length, requestUri);
    reader.take(terms.space, 1, null);
    reader.take(terms.version, version.length, version);
    readLineEnd(reader, line.end - line.textEnd, 'Ends the Request-Line.', rfc3261('7.1'));
    const meaning = 'What is asked, and of whom.';
    return { name: 'Request-Line', meaning, source: rfc3261('7.1'), value: text };
  });
  return { kind: 'request', method, requestUri } as const;
}

function readStatusLine(reader: FieldReader, line: Line, text: string) {
  const [version = '', code = ''] = text.split(' ', 2);
  const fault = faultOf(reader, line);
  const broken = brokenVersion(version);
  if (broken) return fault(broken.code, 'SIP-Version', broken.what, '7.1');
  if (!/^[1-6]\d\d$/.test(code)) {
    const what = `expected 3DIGIT from 100 to 699, found ${quote(code)}`;
    return fault('sip-status-code-malformed', 'Status-Code', what, '7.2');
  }
  const reasonStart = line.start + version.length + 5;
  const reasonPhrase = utf8Text(reader.bytes, Math.min(reasonStart, line.textEnd), line.textEnd);
  const hasSpace = text.length > version.length + 4;
  const space = { ...terms.space, source: rfc3261('7.2') };
  reader.group(() => {
    reader.take(terms.version, version.length, version);
    reader.take(space, 1, null);
    reader.take(statusTerm(Number(code)), 3, Number(code));
    if (hasSpace) reader.take(space, 1, null);
    if (reasonStart < line.textEnd) reader.utf8(terms.reason, line.textEnd - reasonStart);
    readLineEnd(reader, line.end - line.textEnd, 'Ends the Status-Line.', rfc3261('7.2'));
    const meaning = 'How the request is answered.';
    const value = `${version} ${code} ${reasonPhrase}`.trimEnd();
    return { name: 'Status-Line', meaning, source: rfc3261('7.2'), value };
  });
  return { kind: 'response', statusCode: Number(code), reasonPhrase } as const;
}

/** RFC 3261 is SIP/2.0; another version gets 505 (section 21.5.6). The name is not case-sensitive. */
function brokenVersion(version: string) {
  if (/^SIP\/2\.0$/i.test(version)) return null;
  if (/^SIP\/\d+\.\d+$/i.test(version)) {
    const what = `expected SIP/2.0, found ${quote(version)}`;
    return { code: 'sip-version-not-supported', what, status: 505 };
  }
  const what = `expected "SIP/" 1*DIGIT "." 1*DIGIT, found ${quote(version)}`;
  return { code: 'sip-version-malformed', what, status: 400 };
}

function faultOf(reader: FieldReader, line: Line) {
  const range = reader.layerRange({ start: line.start, end: line.textEnd });
  return (code: string, field: string, what: string, section: string, protocolStatus?: number) => ({
    broken: { code, field, range, what, source: rfc3261(section), protocolStatus },
  });
}
