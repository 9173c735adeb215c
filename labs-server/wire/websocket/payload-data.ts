/** Payload data: extension data, of which there is none without an extension that asks for it, then application data. */
import { type ByteRange, type Field, type Source, toBitRange } from '../field/field.ts';
import { utf8Preview } from '../field/text.ts';
import type { FrameHeader } from './frame.ts';
import { isControl, text } from './opcode.ts';

/** Bytes of payload data, or of a message, that are shown as the field's value; all of them are in the layer. */
export const payloadPreviewBytes = 2048;

const framing: Source = { standard: 'RFC 6455', section: '5.2' };

/**
 * The field of the payload data that lie in `range`, as they were sent; none where there are no bytes. `preview` holds
 * their first bytes, at most `payloadPreviewBytes`.
 */
export function payloadDataFields(
  header: FrameHeader,
  range: ByteRange,
  preview: Uint8Array,
): readonly Field[] {
  const byteLength = range.end - range.start;
  if (byteLength <= 0) return [];
  const bits = toBitRange(range);
  const { value, meaning, source } = describe(header, byteLength, preview);
  const applicationData: Field = {
    name: 'Application data',
    range: bits,
    value,
    meaning,
    source,
    children: [],
  };
  const payloadData: Field = {
    name: 'Payload data',
    range: bits,
    value: null,
    meaning: 'Extension data, which no negotiated extension asks for here, then application data.',
    source: framing,
    children: [applicationData],
  };
  return [payloadData];
}

function describe(
  { opcode, rsv1, maskingKey }: FrameHeader,
  byteLength: number,
  preview: Uint8Array,
): Pick<Field, 'value' | 'meaning' | 'source'> {
  if (maskingKey !== null) {
    const meaning =
      'Masked: to read it, XOR byte i with byte i mod 4 of the Masking-key. The unmasked bytes are a layer of their own.';
    return { value: null, meaning, source: { standard: 'RFC 6455', section: '5.3' } };
  }
  if (rsv1 && !isControl(opcode)) {
    const meaning = 'Compressed: the message has to be inflated before it can be read.';
    return { value: null, meaning, source: { standard: 'RFC 7692', section: '6.2' } };
  }
  const source = { standard: 'RFC 6455', section: '5.6' };
  if (opcode !== text) {
    const control = { standard: 'RFC 6455', section: '5.5' };
    return isControl(opcode)
      ? { value: null, meaning: 'What the control frame carries.', source: control }
      : { value: null, meaning: 'A part of the message.', source };
  }
  const value = utf8Preview(preview.subarray(0, payloadPreviewBytes), byteLength);
  return { value, meaning: 'Text of the message, as UTF-8.', source };
}
