/** Request-Line and Status-Line: RFC 2326 sections 6.1 and 7.1. */
import { type BrokenRule, quote } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { isToken, type Line, readLineEnd } from '../field/line.ts';
import { latin1Text } from '../field/text.ts';
import { methodTerm } from './methods.ts';
import { statusTerm } from './status-code.ts';

export type RtspStartLine =
  | { readonly kind: 'request'; readonly method: string; readonly requestUri: string }
  | { readonly kind: 'response'; readonly statusCode: number; readonly reasonPhrase: string };

const rfc2326 = (section: string): Source => ({ standard: 'RFC 2326', section });

const terms = {
  space: { name: 'SP', meaning: 'One space separates the parts.', source: rfc2326('6.1') },
  spaceOfStatus: {
    name: 'SP',
    meaning: 'One space separates the parts.',
    source: rfc2326('7.1'),
  },
  uri: {
    name: 'Request-URI',
    meaning: 'An absolute URL: the whole presentation, one stream of it, or * for the server.',
    source: rfc2326('6.1'),
  },
  version: {
    name: 'RTSP-Version',
    meaning: 'The version of the protocol: RTSP/1.0.',
    source: rfc2326('3.1'),
  },
  reason: {
    name: 'Reason-Phrase',
    meaning: 'Words for people.',
    source: rfc2326('7.1.1'),
  },
} as const satisfies Record<string, FieldTerm>;

/** Reads `line` as one field, or tells the rule that it breaks. */
export function readStartLine(
  reader: FieldReader,
  line: Line,
): RtspStartLine | { readonly broken: BrokenRule } {
  const text = latin1Text(reader.bytes, line.start, line.textEnd);
  return text.startsWith('RTSP/')
    ? readStatusLine(reader, line, text)
    : readRequestLine(reader, line, text);
}

function readRequestLine(reader: FieldReader, line: Line, text: string) {
  const parts = text.split(' ');
  const [method = '', requestUri = '', version = ''] = parts;
  const fault = faultOf(reader, line);
  if (parts.length !== 3 || !isToken(method) || requestUri === '') {
    const what = `expected Method SP Request-URI SP RTSP-Version, found ${quote(text)}`;
    return fault('rtsp-request-line-malformed', 'Request-Line', what, '6.1', 400);
  }
  const broken = brokenVersion(version);
  if (broken) return fault(broken.code, 'RTSP-Version', broken.what, '3.1', broken.status);
  reader.group(() => {
    reader.take(methodTerm(method), method.length, method);
    reader.take(terms.space, 1, null);
    reader.take(terms.uri, requestUri.length, requestUri);
    reader.take(terms.space, 1, null);
    reader.take(terms.version, version.length, version);
    readLineEnd(reader, line.end - line.textEnd, 'Ends the Request-Line.', rfc2326('6.1'));
    const meaning = 'What is asked of which stream.';
    return { name: 'Request-Line', meaning, source: rfc2326('6.1'), value: text };
  });
  return { kind: 'request', method, requestUri } as const;
}

function readStatusLine(reader: FieldReader, line: Line, text: string) {
  const [version = '', code = ''] = text.split(' ', 2);
  const fault = faultOf(reader, line);
  const broken = brokenVersion(version);
  if (broken) return fault(broken.code, 'RTSP-Version', broken.what, '3.1');
  if (!/^[1-5]\d\d$/.test(code)) {
    const what = `expected 3DIGIT from 100 to 599, found ${quote(code)}`;
    return fault('rtsp-status-code-malformed', 'Status-Code', what, '7.1.1');
  }
  const reasonPhrase = text.slice(version.length + 5);
  const hasSpace = text.length > version.length + 4;
  reader.group(() => {
    reader.take(terms.version, version.length, version);
    reader.take(terms.spaceOfStatus, 1, null);
    reader.take(statusTerm(code), 3, Number(code));
    if (hasSpace) reader.take(terms.spaceOfStatus, 1, null);
    if (reasonPhrase !== '') reader.take(terms.reason, reasonPhrase.length, reasonPhrase);
    readLineEnd(reader, line.end - line.textEnd, 'Ends the Status-Line.', rfc2326('7.1'));
    const meaning = 'How the request is answered.';
    return { name: 'Status-Line', meaning, source: rfc2326('7.1'), value: text };
  });
  return { kind: 'response', statusCode: Number(code), reasonPhrase } as const;
}

/** RFC 2326 is RTSP/1.0; another version gets 505. */
function brokenVersion(version: string) {
  if (version === 'RTSP/1.0') return null;
  if (/^RTSP\/\d+\.\d+$/.test(version)) {
    const what = `expected RTSP/1.0, found ${quote(version)}`;
    return { code: 'rtsp-version-not-supported', what, status: 505 };
  }
  const what = `expected "RTSP/" DIGIT "." DIGIT, found ${quote(version)}`;
  return { code: 'rtsp-version-malformed', what, status: 400 };
}

function faultOf(reader: FieldReader, line: Line) {
  const range = reader.layerRange({ start: line.start, end: line.textEnd });
  return (code: string, field: string, what: string, section: string, protocolStatus?: number) => ({
    broken: { code, field, range, what, source: rfc2326(section), protocolStatus },
  });
}
