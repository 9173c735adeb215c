/** A response's start line and header section: RFC 9112 section 4. */
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import { decodeHead, type HeadGrammar } from './decode-head.ts';
import { fieldMeaning } from './field-meaning.ts';
import { defaultHeadLimits, type ResponseHead, type StatusLine } from './message-head.ts';
import { readStatusLine } from './status-line.ts';

/** A user agent copes where a server rejects. There is nobody to answer, hence no status. */
const responseGrammar: HeadGrammar<StatusLine> = {
  startLine: 'status-line',
  readStartLine: readStatusLine,
  firstBytes: 'HTTP/',
  skipEmptyLines: false,
  fieldLines: { obsolete: 'accept', describe: fieldMeaning, protocolStatus: undefined },
  statuses: { malformed: undefined, startLineTooLong: undefined, headTooLong: undefined },
};

/**
 * Decodes the response head that begins at `bytes[0]`, up to and including its empty line. An interim response (1xx) is
 * a head like any other; the final response follows it.
 */
export function decodeResponseHead(
  bytes: Uint8Array,
  options: DecodeOptions,
  limits = defaultHeadLimits,
): DecodeResult<ResponseHead> {
  return decodeHead(bytes, options, limits, responseGrammar);
}
