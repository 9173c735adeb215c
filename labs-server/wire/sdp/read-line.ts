/** One line of a description: RFC 8866 section 5. */
import { type BrokenRule, createDecodeError, quote } from '../field/decode-error.ts';
import type { FieldReader, GroupTerm } from '../field/field-reader.ts';
import { CR, type Line } from '../field/line.ts';
import { utf8Text } from '../field/text.ts';
import { attributeTerm } from './attributes.ts';
import type { SdpAttribute, SdpLine } from './description.ts';
import { lineTypes, rfc8866 } from './line-types.ts';
import { readSubfields, token } from './subfield.ts';

const equals = 0x3d;
const colon = 0x3a;
const rules = rfc8866('5');

/** What a line was read as. */
interface ReadLine {
  readonly term: GroupTerm;
  readonly attribute: SdpAttribute | null;
  readonly broken: BrokenRule | null;
}

/** Reads `line`, which begins where the reader stands, as one field with its end. */
export function readSdpLine(reader: FieldReader, line: Line): SdpLine {
  const { bytes } = reader;
  const text = utf8Text(bytes, line.start, line.textEnd);
  const isLine = bytes[line.start + 1] === equals && line.textEnd >= line.start + 2;
  let read: ReadLine | null = null;
  let endBroken: BrokenRule | null = null;
  reader.group(() => {
    read = isLine ? readTyped(reader, line, text) : readUntyped(reader, line, text);
    endBroken = readEnd(reader, line);
    return { ...read.term, value: text };
  });
  const { attribute, broken } = read ?? { attribute: null, broken: null };
  const rule = broken ?? forbiddenOctet(reader, line) ?? endBroken;
  return {
    type: isLine ? text.slice(0, 1) : '',
    value: isLine ? text.slice(2) : text,
    text,
    attribute,
    range: reader.layerRange({ start: line.start, end: line.end }),
    fault: rule ? createDecodeError(rule) : null,
  };
}

function readTyped(reader: FieldReader, line: Line, text: string): ReadLine {
  const letter = text.slice(0, 1);
  const type = lineTypes.get(letter);
  const meaning = 'The type of the line: one letter, whose case matters.';
  const source = type?.source ?? rules;
  reader.utf8({ name: 'type', meaning, source }, 1);
  reader.take({ name: '=', meaning: 'No space may stand beside it.', source: rules }, 1, null);
  if (letter === 'a') return readAttribute(reader, line.textEnd);
  if (type) {
    const broken = readSubfields(reader, line.textEnd, type.subfields, type.source);
    return { term: type, attribute: null, broken };
  }
  const length = line.textEnd - reader.byteIndex;
  if (length > 0) reader.utf8({ name: 'value', meaning: 'Nobody knows.', source: rules }, length);
  const what = `expected one of ${[...lineTypes.keys()].join(' ')}, found ${quote(letter)}`;
  const broken = brokenLine(reader, line, 'sdp-type-unknown', 'type', what);
  const unknown = 'A letter that SDP does not know: the whole description must be refused.';
  return {
    term: { name: 'unknown line', meaning: unknown, source: rules },
    attribute: null,
    broken,
  };
}

function readAttribute(reader: FieldReader, limit: number): ReadLine {
  const { bytes, byteIndex: start } = reader;
  const found = bytes.subarray(start, limit).indexOf(colon);
  const nameEnd = found === -1 ? limit : start + found;
  const name = utf8Text(bytes, start, nameEnd);
  const { meaning, source, subfields } = attributeTerm(name);
  const grammar = rfc8866('5.13');
  const nameTerm = { name: 'attribute-name', meaning: 'Which attribute it is.', source: grammar };
  if (nameEnd > start) reader.take(nameTerm, nameEnd - start, name);
  const separator = { name: 'colon', meaning: 'A value follows.', source: grammar };
  if (found !== -1) reader.take(separator, 1, null);
  const valueStart = reader.byteIndex;
  const isKnownProperty = subfields.length === 0 && found === -1;
  const broken = isKnownProperty ? null : readSubfields(reader, limit, subfields, source);
  const value = found === -1 ? null : utf8Text(bytes, valueStart, limit);
  const term = { name: 'attribute-field', meaning, source };
  return { term, attribute: { name, value }, broken: brokenName(reader, name, start) ?? broken };
}

function brokenName(reader: FieldReader, name: string, start: number): BrokenRule | null {
  if (token.pattern.test(name)) return null;
  const range = reader.layerRange({ start, end: start });
  const what = `expected ${token.rule}, found ${quote(name)}`;
  const field = 'attribute-name';
  return { code: 'sdp-attribute-name-malformed', field, range, what, source: rfc8866('9') };
}

function readUntyped(reader: FieldReader, line: Line, text: string): ReadLine {
  const isEmpty = text === '';
  const meaning = isEmpty ? 'An empty line: SDP has none.' : 'No line of SDP.';
  const term = { name: isEmpty ? 'empty line' : 'unknown line', meaning, source: rules };
  if (!isEmpty) reader.take({ ...term, name: 'text' }, line.textEnd - line.start, text);
  const what = isEmpty
    ? 'expected <type>=<value>, found an empty line'
    : `expected <type>=<value>, found ${quote(text)}`;
  const broken = brokenLine(reader, line, 'sdp-line-malformed', 'line', what);
  return { term, attribute: null, broken };
}

/** The end of the line: CRLF, LF alone, or, of the last line, nothing. */
function readEnd(reader: FieldReader, line: Line): BrokenRule | null {
  const length = line.end - line.textEnd;
  if (length === 2)
    reader.take({ name: 'CRLF', meaning: 'Ends the line.', source: rules }, 2, null);
  const meaning = 'Ends the line. A sender writes CRLF; a parser should accept LF alone.';
  if (length === 1) reader.take({ name: 'LF', meaning, source: rules }, 1, null);
  if (length > 0) return null;
  const what = 'expected CRLF, found the end of the description';
  const code = 'sdp-line-end-missing';
  return brokenLine(reader, { ...line, start: line.end }, code, 'CRLF', what, '9');
}

/** `byte-string`: any byte except NUL, CR, or LF. */
function forbiddenOctet(reader: FieldReader, line: Line): BrokenRule | null {
  const bytes = reader.bytes.subarray(line.start, line.textEnd);
  const found = bytes.findIndex((byte) => byte === 0 || byte === CR);
  if (found === -1) return null;
  const start = line.start + found;
  const what = `expected any octet but NUL, LF and CR, found ${bytes[found] === 0 ? 'NUL' : 'CR'}`;
  const at = { ...line, start, textEnd: start + 1 };
  return brokenLine(reader, at, 'sdp-octet-forbidden', 'line', what, '9');
}

function brokenLine(
  reader: FieldReader,
  line: Line,
  code: string,
  field: string,
  what: string,
  section = '5',
): BrokenRule {
  const range = reader.layerRange({ start: line.start, end: line.textEnd });
  return { code, field, range, what, source: rfc8866(section) };
}
