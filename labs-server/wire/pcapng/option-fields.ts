/** The options of a block as fields: draft-ietf-opsawg-pcapng section 3.5. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { FieldTerm } from '../field/field-reader.ts';
import { utf8Text } from '../field/text.ts';
import type { BlockNumberReader } from './block-number-reader.ts';
import { blockType, optionCode } from './block.ts';
import { padTo32Bits } from './bytes.ts';
import { pcapng } from './pcapng-standard.ts';

const typeTerm: FieldTerm = {
  name: 'Option Type',
  meaning: 'Which option this is; above 1 that depends on the block.',
  source: pcapng('3.5'),
};
const lengthTerm: FieldTerm = {
  name: 'Option Length',
  meaning: 'Bytes of the value, without its padding.',
  source: pcapng('3.5'),
};
const valueTerm: FieldTerm = {
  name: 'Option Value',
  meaning: 'What the option says.',
  source: pcapng('3.5'),
};
export const paddingTerm: FieldTerm = {
  name: 'padding',
  meaning: 'Zeros up to the next 32 bits.',
  source: pcapng('3.6.2'),
};
const unusedTerm: FieldTerm = {
  name: 'unused',
  meaning: 'Bytes behind the end of the options, which a reader ignores.',
  source: pcapng('3.5'),
};

interface OptionTerm extends FieldTerm {
  readonly isText: boolean;
}

const option = (name: string, section: string, meaning: string, isText = true): OptionTerm => ({
  name,
  meaning,
  source: pcapng(section),
  isText,
});

const unknownOption = option('option', '3.5', 'An option of another kind.', false);
const commonOptions: ReadonlyMap<number, OptionTerm> = new Map([
  [0, option('opt_endofopt', '3.5', 'Ends the options.', false)],
  [1, option('opt_comment', '3.5', 'A comment; ours hold the record itself as JSON.')],
]);
const optionsOfBlock: ReadonlyMap<number, ReadonlyMap<number, OptionTerm>> = new Map([
  [
    blockType.sectionHeader,
    new Map([
      [2, option('shb_hardware', '4.1', 'The hardware that made this section.')],
      [3, option('shb_os', '4.1', 'The operating system that made this section.')],
      [4, option('shb_userappl', '4.1', 'The program that made this section.')],
    ]),
  ],
  [
    blockType.interfaceDescription,
    new Map([
      [2, option('if_name', '4.2', 'The name of the interface.')],
      [3, option('if_description', '4.2', 'What the interface is.')],
      [9, option('if_tsresol', '4.2', 'Unit of the timestamps: 6 is a microsecond.', false)],
    ]),
  ],
]);

/** Reads options up to `end`, an index into the reader's bytes; returns the rule that one of them breaks. */
export function readOptionFields(
  numbers: BlockNumberReader,
  block: number,
  end: number,
): BrokenRule | null {
  const { reader } = numbers;
  while (end - reader.byteIndex >= 4) {
    const start = reader.byteIndex;
    const { code, overrun } = readOption(numbers, block, end);
    if (overrun > 0) {
      return {
        code: 'option-length-too-large',
        field: 'Option Length',
        range: { start: start + 2, end: start + 4 },
        what: `the value would end ${overrun} bytes behind the options`,
        source: pcapng('3.5'),
      };
    }
    if (code === optionCode.endOfOptions) break;
  }
  const rest = end - reader.byteIndex;
  if (rest > 0) reader.take(unusedTerm, rest, null);
  return null;
}

/** Reads one option as a group; of one whose value is longer than the rest, by `overrun` bytes, only type and length. */
function readOption(
  numbers: BlockNumberReader,
  block: number,
  end: number,
): { readonly code: number; readonly overrun: number } {
  const { reader } = numbers;
  const read = { code: 0, overrun: 0 };
  reader.group(() => {
    read.code = numbers.u16(typeTerm);
    const byteLength = numbers.u16(lengthTerm);
    read.overrun = Math.max(0, reader.byteIndex + byteLength - end);
    const term =
      commonOptions.get(read.code) ?? optionsOfBlock.get(block)?.get(read.code) ?? unknownOption;
    const value = read.overrun > 0 ? null : readValue(numbers, term, byteLength, end);
    const { name, meaning, source } = term;
    return { name, meaning, source, value };
  });
  return read;
}

function readValue(
  { reader }: BlockNumberReader,
  { isText }: OptionTerm,
  byteLength: number,
  end: number,
): string | number | null {
  const start = reader.byteIndex;
  const text = isText ? utf8Text(reader.bytes, start, start + byteLength) : null;
  const value = text ?? (byteLength === 1 ? (reader.bytes[start] ?? 0) : null);
  if (byteLength > 0) reader.take(valueTerm, byteLength, value);
  const padding = Math.min(padTo32Bits(byteLength) - byteLength, end - reader.byteIndex);
  if (padding > 0) reader.take(paddingTerm, padding, null);
  return value;
}
