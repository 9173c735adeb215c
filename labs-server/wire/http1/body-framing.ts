/** Where a message body ends: RFC 9112 section 6.3, rule by rule. */
import { createDecodeError, quote } from '../field/decode-error.ts';
import type { DecodeError } from '../field/decode-result.ts';
import { type Source, toByteRange } from '../field/field.ts';
import type { FieldLine } from '../field/field-line.ts';
import { parseContentLength } from './content-length.ts';
import {
  type HttpVersion,
  linesNamed,
  type RequestHead,
  type ResponseHead,
} from './message-head.ts';
import { parseTransferEncoding } from './transfer-encoding.ts';

/** How the recipient finds the end of the body. */
export type BodyDelimiter =
  /** There is no body: the next message begins right after the head. */
  | { readonly kind: 'none' }
  | { readonly kind: 'chunked' }
  /** `byteLength` bytes, at most 2^53 - 1. A claim: nothing is allocated for it. */
  | { readonly kind: 'content-length'; readonly byteLength: number }
  /** The body ends when the connection closes. */
  | { readonly kind: 'until-close' }
  /** What follows is HTTP no more: after CONNECT (2xx), or the protocol that a 101 switched to. */
  | { readonly kind: 'tunnel' };

/** The rule that decided, for the learner. */
export interface AppliedRule {
  /** Its number in the list of section 6.3, from 1 to 8. */
  readonly rule: number;
  /** One sentence: why the body ends where it ends. */
  readonly because: string;
  readonly source: Source;
}

/**
 * `fault` is what the sender did wrong although the body can be read: the connection must not be reused. Where the kind
 * is `malformed` the end of the body cannot be known: a server answers `fault.protocolStatus`, a user agent gives up.
 */
export type BodyFraming = AppliedRule &
  (
    | (BodyDelimiter & { readonly fault: DecodeError | null })
    | { readonly kind: 'malformed'; readonly fault: DecodeError }
  );

const source: Source = { standard: 'RFC 9112', section: '6.3' };

/** How the body of a request ends. */
export function requestBodyFraming(head: RequestHead): BodyFraming {
  return (
    framingByFields(head, 'request') ?? {
      kind: 'none',
      fault: null,
      ...applied(7, 'A request without Transfer-Encoding and Content-Length has no body.'),
    }
  );
}

/** How the body of a response ends; that depends on the method of the request which it answers. */
export function responseBodyFraming(head: ResponseHead, requestMethod: string): BodyFraming {
  const { statusCode } = head;
  const fault = null;
  if (statusCode === 101) {
    const because = 'After 101 the connection speaks the protocol that Upgrade names.';
    return { kind: 'tunnel', fault, ...applied(1, because) };
  }
  if (requestMethod === 'HEAD') {
    const because = 'A response to HEAD ends with its empty line, whatever its fields say.';
    return { kind: 'none', fault, ...applied(1, because) };
  }
  if (statusCode < 200 || statusCode === 204 || statusCode === 304) {
    const because = `A response with status ${statusCode} ends with its empty line.`;
    return { kind: 'none', fault, ...applied(1, because) };
  }
  if (requestMethod === 'CONNECT' && statusCode < 300) {
    const because = 'After a successful CONNECT the connection is a tunnel.';
    return { kind: 'tunnel', fault, ...applied(2, because) };
  }
  const because = 'A response without a length ends when the connection closes.';
  return (
    framingByFields(head, 'response') ?? { kind: 'until-close', fault, ...applied(8, because) }
  );
}

interface Framed {
  readonly version: HttpVersion;
  readonly fieldLines: readonly FieldLine[];
}

/** Rules 3 to 6; `null` where neither field is there. */
function framingByFields(head: Framed, message: 'request' | 'response'): BodyFraming | null {
  const encodings = linesNamed(head.fieldLines, 'Transfer-Encoding');
  const lengths = linesNamed(head.fieldLines, 'Content-Length');
  const [encoding] = encodings;
  if (encoding !== undefined)
    return byTransferEncoding(head, encoding, encodings, lengths, message);
  const [length] = lengths;
  return length === undefined ? null : byContentLength(length, lengths);
}

function byTransferEncoding(
  { version }: Framed,
  encoding: FieldLine,
  encodings: readonly FieldLine[],
  lengths: readonly FieldLine[],
  message: 'request' | 'response',
): BodyFraming {
  const codings = parseTransferEncoding(encodings.map((line) => line.value));
  const fault = transferEncodingFault(version, encoding, codings, lengths);
  if (codings.at(-1) === 'chunked') {
    const because =
      lengths.length > 0
        ? 'Transfer-Encoding overrides Content-Length: the last-chunk ends the body.'
        : 'chunked is the final transfer coding: the last-chunk ends the body.';
    return { kind: 'chunked', fault, ...applied(lengths.length > 0 ? 3 : 4, because) };
  }
  if (message === 'response') {
    const because = 'chunked is not the final transfer coding: the body ends with the connection.';
    return { kind: 'until-close', fault, ...applied(4, because) };
  }
  const what = `chunked must be the final transfer coding of a request, found ${quote(codings.join(', '))}`;
  return {
    kind: 'malformed',
    fault: faultOf(encoding, 'chunked-not-final', what, source),
    ...applied(4, 'The end of a request body that is not chunked last cannot be known.'),
  };
}

function transferEncodingFault(
  version: HttpVersion,
  encoding: FieldLine,
  codings: readonly string[],
  lengths: readonly FieldLine[],
): DecodeError | null {
  const [length] = lengths;
  if (length !== undefined) {
    const what = 'Content-Length beside Transfer-Encoding may be an attempt to smuggle a request';
    return faultOf(length, 'transfer-encoding-and-content-length', what, source);
  }
  const transferEncoding: Source = { standard: 'RFC 9112', section: '6.1' };
  if (version.minor === 0) {
    const what = 'HTTP/1.0 has no Transfer-Encoding, so the framing is faulty';
    return faultOf(encoding, 'transfer-encoding-in-http-1.0', what, transferEncoding);
  }
  if (codings.filter((coding) => coding === 'chunked').length > 1) {
    const what = 'chunked must not be applied more than once';
    return faultOf(encoding, 'chunked-applied-twice', what, transferEncoding);
  }
  return null;
}

function byContentLength(length: FieldLine, lengths: readonly FieldLine[]): BodyFraming {
  const values = lengths.map((line) => line.value);
  const byteLength = parseContentLength(values);
  if (byteLength === null) {
    const what = `expected one decimal number of bytes, found ${quote(values.join(', '))}`;
    return {
      kind: 'malformed',
      fault: faultOf(length, 'content-length-invalid', what, source),
      ...applied(5, 'With an invalid Content-Length the end of the body cannot be known.'),
    };
  }
  const because = `Content-Length says that the body has ${byteLength} ${byteLength === 1 ? 'byte' : 'bytes'}.`;
  return { kind: 'content-length', byteLength, fault: null, ...applied(6, because) };
}

function faultOf(line: FieldLine, code: string, what: string, faultSource: Source): DecodeError {
  return createDecodeError({
    code,
    field: line.name,
    range: toByteRange(line.range),
    what,
    source: faultSource,
    protocolStatus: 400,
  });
}

function applied(rule: number, because: string): AppliedRule {
  return { rule, because, source };
}
