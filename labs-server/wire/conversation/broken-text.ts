/** Is a text message UTF-8? Judged on the whole message, for a character may lie in two fragments. */
import { createDecodeError } from '../field/decode-error.ts';
import type { DecodeError } from '../field/decode-result.ts';
import type { ByteRange } from '../field/field.ts';
import { Utf8Validator } from '../websocket/utf8-validator.ts';
import type { ConversationLayer } from './conversation.ts';

const stepBytes = 65_536;

/** RFC 6455 section 8.1: a text that is not UTF-8 fails the connection. */
export function brokenText(layer: ConversationLayer): DecodeError | null {
  const validator = new Utf8Validator();
  let invalid: ByteRange | null = null;
  for (let start = 0; start < layer.byteLength && invalid === null; start += stepBytes) {
    const bytes = layer.slice({ start, end: Math.min(start + stepBytes, layer.byteLength) });
    invalid = validator.validate(bytes, start + stepBytes >= layer.byteLength);
  }
  if (invalid === null) return null;
  return createDecodeError({
    code: 'text-not-utf8',
    field: 'Application data',
    range: invalid,
    what: 'the text of the message is not UTF-8',
    source: { standard: 'RFC 6455', section: '8.1' },
    protocolStatus: 1007,
  });
}
