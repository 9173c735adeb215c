/** Source descriptions: RFC 3550 section 6.5. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';

const section = (number: string): Source => ({ standard: 'RFC 3550', section: number });
const sdes = section('6.5');

const terms = {
  source: { name: 'SSRC/CSRC', meaning: 'The source that the items describe.', source: sdes },
  length: { name: 'length', meaning: 'Bytes of text.', source: sdes },
  text: { name: 'text', meaning: 'What the item says, in UTF-8.', source: sdes },
  end: { name: 'END', meaning: 'No further item of this source.', source: sdes },
  padding: { name: 'padding', meaning: 'Zeros up to the next 32-bit word.', source: sdes },
} as const satisfies Record<string, FieldTerm>;

const items: ReadonlyMap<number, readonly [name: string, meaning: string]> = new Map([
  [1, ['CNAME', 'Canonical name: the same for all streams of one sender, and after a restart.']],
  [2, ['NAME', 'Name of the user.']],
  [3, ['EMAIL', 'Address of the user.']],
  [4, ['PHONE', 'Phone number of the user.']],
  [5, ['LOC', 'Where the user is.']],
  [6, ['TOOL', 'Name of the program.']],
  [7, ['NOTE', 'A note about the source.']],
  [8, ['PRIV', 'A private extension.']],
]);

/** Reads `count` chunks up to `end`: null, or the rule that is broken where the reader stopped. */
export function readSourceDescription(
  reader: FieldReader,
  count: number,
  end: number,
  sources: number[],
): BrokenRule | null {
  for (let index = 0; index < count; index += 1) {
    if (end - reader.byteIndex < 8) {
      return broken(reader, end, 'sdes-chunk-truncated', `expected chunk ${index + 1} of ${count}`);
    }
    let rule: BrokenRule | null = null;
    reader.group(() => {
      sources.push(reader.uint(terms.source, 32));
      rule = readItems(reader, end);
      return {
        name: `chunk ${index + 1}`,
        meaning: 'The description of one source.',
        source: sdes,
      };
    });
    if (rule) return rule;
  }
  return null;
}

function readItems(reader: FieldReader, end: number): BrokenRule | null {
  const { bytes } = reader;
  for (;;) {
    const start = reader.byteIndex;
    if (start >= end) return broken(reader, end, 'sdes-end-missing', 'expected END');
    const type = bytes[start] ?? 0;
    if (type === 0) {
      readEnd(reader, end);
      return null;
    }
    const length = bytes[start + 1] ?? 0;
    if (start + 2 + length > end) {
      const what = `the item needs ${2 + length} bytes, ${end - start} are left in the packet`;
      return broken(reader, end, 'sdes-item-truncated', what);
    }
    readItem(reader, type, length);
  }
}

function readItem(reader: FieldReader, type: number, length: number): void {
  const [name, meaning] = items.get(type) ?? [`item ${type}`, 'An item that is not defined here.'];
  const source = section(items.has(type) ? `6.5.${type}` : '6.5');
  reader.group(() => {
    reader.take({ name: 'type', meaning, source }, 1, type);
    reader.uint(terms.length, 8);
    const value = length > 0 ? reader.utf8(terms.text, length) : '';
    return { name, meaning, source, value };
  });
}

/** One to four zeros: the chunk ends with its 32-bit word. */
function readEnd(reader: FieldReader, end: number): void {
  reader.take(terms.end, 1, null);
  const wordEnd = Math.min(Math.ceil(reader.byteIndex / 4) * 4, end);
  if (wordEnd > reader.byteIndex) reader.take(terms.padding, wordEnd - reader.byteIndex, null);
}

function broken(reader: FieldReader, end: number, code: string, what: string): BrokenRule {
  const range = reader.layerRange({ start: reader.byteIndex, end });
  return { code, field: 'SDES items', range, what, source: sdes };
}
