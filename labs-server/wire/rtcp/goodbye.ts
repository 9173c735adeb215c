/** BYE and APP: RFC 3550 sections 6.6 and 6.7. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';

const bye: Source = { standard: 'RFC 3550', section: '6.6' };
const app: Source = { standard: 'RFC 3550', section: '6.7' };

const terms = {
  source: { name: 'SSRC/CSRC', meaning: 'A source that leaves.', source: bye },
  length: { name: 'length', meaning: 'Bytes of the reason.', source: bye },
  reason: { name: 'reason for leaving', meaning: 'Words for people, in UTF-8.', source: bye },
  padding: { name: 'padding', meaning: 'Zeros up to the end of the 32-bit word.', source: bye },
  sender: { name: 'SSRC/CSRC', meaning: 'Who sends the packet.', source: app },
  name: {
    name: 'name',
    meaning: 'Four ASCII characters that name the application.',
    source: app,
  },
  data: { name: 'application-dependent data', meaning: 'What the application says.', source: app },
} as const satisfies Record<string, FieldTerm>;

/** Reads `count` sources and the reason up to `end`; the sources must be there. Null, or the rule that is broken. */
export function readGoodbye(
  reader: FieldReader,
  count: number,
  end: number,
  sources: number[],
): BrokenRule | null {
  for (let index = 0; index < count; index += 1) sources.push(reader.uint(terms.source, 32));
  const start = reader.byteIndex;
  if (start === end) return null;
  const length = reader.bytes[start] ?? 0;
  if (length > end - start - 1) {
    const what = `the reason has ${length} bytes, ${end - start - 1} are left in the packet`;
    const range = reader.layerRange({ start, end });
    return { code: 'bye-reason-truncated', field: 'reason for leaving', range, what, source: bye };
  }
  reader.uint(terms.length, 8);
  if (length > 0) reader.utf8(terms.reason, length);
  if (end > reader.byteIndex) reader.take(terms.padding, end - reader.byteIndex, null);
  return null;
}

/** Reads an APP packet up to `end`; at least 8 bytes must be there. */
export function readApplicationDefined(reader: FieldReader, end: number): readonly number[] {
  const sender = reader.uint(terms.sender, 32);
  reader.latin1(terms.name, 4);
  if (end > reader.byteIndex) reader.take(terms.data, end - reader.byteIndex, null);
  return [sender];
}
