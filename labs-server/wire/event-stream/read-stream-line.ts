/** One line of an event stream as a field: a comment, a field, or the empty line (HTML section 9.2.5). */
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import type { StreamLine } from './event-block-lines.ts';
import { type EventDraft, processField } from './event-draft.ts';

const parsing: Source = { standard: 'HTML', section: '9.2.5' };
const interpreting: Source = { standard: 'HTML', section: '9.2.6' };
const colonByte = 0x3a;
const spaceByte = 0x20;

const fieldName: FieldTerm = {
  name: 'field name',
  meaning: 'What stands before the first colon; upper and lower case differ.',
  source: parsing,
};
const colon: FieldTerm = { name: 'colon', meaning: 'Ends the field name.', source: parsing };
const commentColon: FieldTerm = {
  name: 'colon',
  meaning: 'At the start of a line, it makes the line a comment.',
  source: parsing,
};
const space: FieldTerm = {
  name: 'space',
  meaning: 'One space after the colon is dropped; a second one belongs to the value.',
  source: interpreting,
};
const fieldValue: FieldTerm = { name: 'field value', meaning: 'UTF-8 text.', source: parsing };
const commentText: FieldTerm = { name: 'comment text', meaning: 'Ignored.', source: parsing };
const endOfLine: FieldTerm = {
  name: 'end-of-line',
  meaning: 'CRLF, LF or CR ends a line.',
  source: parsing,
};

/** Reads `line`, which begins where the reader is, and does to `draft` what the line says. */
export function readStreamLine(reader: FieldReader, line: StreamLine, draft: EventDraft): void {
  const text = reader.bytes.subarray(line.start, line.textEnd);
  if (line.end === line.textEnd) {
    const meaning = 'The stream ended within this line, so it is dropped.';
    reader.utf8({ name: 'unfinished line', meaning, source: interpreting }, text.length);
  } else if (text.length === 0) {
    readEmptyLine(reader, line, draft);
  } else if (text[0] === colonByte) {
    readComment(reader, line, draft);
  } else {
    readField(reader, line, draft, text);
  }
}

function readEmptyLine(reader: FieldReader, line: StreamLine, draft: EventDraft): void {
  const meaning =
    draft.data.length === 0
      ? 'Ends the block. Without a data line there is no event to dispatch.'
      : 'Dispatches the event.';
  reader.take({ name: 'empty line', meaning, source: interpreting }, line.end - line.start, null);
}

function readComment(reader: FieldReader, line: StreamLine, draft: EventDraft): void {
  reader.group(() => {
    reader.take(commentColon, 1, null);
    const length = line.textEnd - reader.byteIndex;
    const comment = length > 0 ? reader.utf8(commentText, length) : '';
    reader.take(endOfLine, line.end - line.textEnd, null);
    draft.comments.push(comment);
    const meaning = 'A comment: ignored, but it keeps the connection busy, so that nobody cuts it.';
    return { name: 'comment', meaning, source: parsing, value: comment };
  });
}

function readField(
  reader: FieldReader,
  line: StreamLine,
  draft: EventDraft,
  text: Uint8Array,
): void {
  reader.group(() => {
    const colonIndex = text.indexOf(colonByte);
    const nameLength = colonIndex === -1 ? text.length : colonIndex;
    const name = reader.utf8(fieldName, nameLength);
    if (colonIndex !== -1) reader.take(colon, 1, null);
    if (colonIndex !== -1 && text[colonIndex + 1] === spaceByte) reader.take(space, 1, null);
    const valueLength = line.textEnd - reader.byteIndex;
    // A line without a colon is the field name, with the empty string as its value.
    const value = valueLength > 0 ? reader.utf8(fieldValue, valueLength) : '';
    reader.take(endOfLine, line.end - line.textEnd, null);
    const meaning = processField(draft, name, value);
    const known = ['data', 'event', 'id', 'retry'].includes(name);
    return { name: known ? name : 'unknown field', meaning, source: interpreting, value };
  });
}
