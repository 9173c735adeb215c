/** A request's start line and header section: RFC 9112 section 3. */
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import { decodeHead, type HeadGrammar } from './decode-head.ts';
import { fieldMeaning } from './field-meaning.ts';
import { defaultHeadLimits, type RequestHead, type RequestLine } from './message-head.ts';
import { readRequestLine } from './request-line.ts';

/** A server rejects what RFC 9112 lets it reject. */
const requestGrammar: HeadGrammar<RequestLine> = {
  startLine: 'request-line',
  readStartLine: readRequestLine,
  firstBytes: '',
  skipEmptyLines: true,
  fieldLines: { obsolete: 'reject', describe: fieldMeaning, protocolStatus: 400 },
  statuses: { malformed: 400, startLineTooLong: 414, headTooLong: 431 },
};

/**
 * Decodes the request head that begins at `bytes[0]`, up to and including its empty line. `protocolStatus` of an error
 * is the status that a server answers: 400, 414, 431 or 505.
 */
export function decodeRequestHead(
  bytes: Uint8Array,
  options: DecodeOptions,
  limits = defaultHeadLimits,
): DecodeResult<RequestHead> {
  return decodeHead(bytes, options, limits, requestGrammar);
}
