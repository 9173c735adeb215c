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
  prefixLength: {
    name: 'prefix length',
    meaning: 'Bytes of the prefix.',
    source: section('6.5.8'),
  },
  prefix: {
    name: 'prefix string',
    meaning: 'Names the extension: whoever made it up chose it.',
    source: section('6.5.8'),
  },
  end: { name: 'END', meaning: 'No further item of this source.', source: sdes },
  padding: { name: 'padding', meaning: 'Zeros up to the next 32-bit word.', source: sdes },
} as const satisfies Record<string, FieldTerm>;

const privateExtension = 8;

const items: ReadonlyMap<number, readonly [name: string, meaning: string]> = new Map([
  [1, ['CNAME', 'Canonical name: the same for all streams of one sender, and after a restart.']],
  [2, ['NAME', 'Name of the user.']],
  [3, ['EMAIL', 'Address of the user.']],
  [4, ['PHONE', 'Phone number of the user.']],
  [5, ['LOC', 'Where the user is.']],
  [6, ['TOOL', 'Name of the program.']],
  [7, ['NOTE', 'A note about the source.']],
  [privateExtension, ['PRIV', 'A private extension.']],
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
    const prefixBytes = type === privateExtension ? readPrefix(reader, length) : 0;
    const left = length - prefixBytes;
    const value = left > 0 ? reader.utf8(terms.text, left) : '';
    return { name, meaning, source, value };
  });
}

/** Section 6.5.8: a length and a name before the value, where there is room for them. Returns their bytes. */
function readPrefix(reader: FieldReader, itemLength: number): number {
  const prefixLength = reader.bytes[reader.byteIndex] ?? 0;
  if (itemLength < 1 || prefixLength > itemLength - 1) return 0;
  reader.uint(terms.prefixLength, 8);
  if (prefixLength > 0) reader.utf8(terms.prefix, prefixLength);
  return 1 + prefixLength;
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
