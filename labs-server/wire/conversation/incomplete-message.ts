/** Incomplete messages: the end of a direction comes before the end of its message (RFC 9112 section 8). */
import { createDecodeError } from '../field/decode-error.ts';
import type { DecodeError } from '../field/decode-result.ts';
import { toBitRange } from '../field/field.ts';
import type { StreamContext } from './stage.ts';

/** Notes that the stream of `context` ended too early, whether or not a unit is there to carry `error`. */
export function noteFault(context: StreamContext, exchange: number, error: DecodeError): void {
  const { direction, layer, faults } = context;
  const end = layer.byteLength;
  const range = toBitRange({ start: end, end });
  faults.push({ direction, exchange, error: { ...error, range } });
}

/** The body stops at `position` of the stream; `what` says after how much of it. */
export function truncatedBody(
  code: 'body-truncated' | 'last-chunk-missing',
  position: number,
  what: string,
): DecodeError {
  return createDecodeError({
    code,
    field: code === 'body-truncated' ? 'message-body' : 'last-chunk',
    range: { start: position, end: position },
    what: `the connection closed ${what}`,
    source: { standard: 'RFC 9112', section: '8' },
  });
}
