/** Error causes of ABORT and ERROR: RFC 9260 section 3.3.10. */
import type { Source } from '../field/field.ts';
import type { FieldReader } from '../field/field-reader.ts';
import type { ItemFormat, KnownItem } from './type-length-value.ts';

const rfc9260 = (section: string): Source => ({ standard: 'RFC 9260', section });

/** Cause code 1 is the first. Each has a section of its own, 3.3.10.1 and so on. */
const causes: readonly (readonly [name: string, meaning: string])[] = [
  ['Invalid Stream Identifier', 'DATA came on a stream that does not exist.'],
  ['Missing Mandatory Parameter', 'INIT or INIT ACK lacks a parameter.'],
  ['Stale Cookie', 'The cookie came back too late.'],
  ['Out of Resource', 'There is no room for the association.'],
  ['Unresolvable Address', 'An address cannot be used.'],
  ['Unrecognized Chunk Type', 'A chunk is not known, and its type asks to tell so.'],
  ['Invalid Mandatory Parameter', 'A parameter has a value that is not allowed.'],
  ['Unrecognized Parameters', 'Parameters are not known.'],
  ['No User Data', 'A DATA chunk was empty.'],
  ['Cookie Received While Shutting Down', 'A cookie came during the shutdown.'],
  [
    'Restart of an Association with New Addresses',
    'Addresses were added while the association began anew.',
  ],
  ['User-Initiated Abort', 'The application ended the association.'],
  ['Protocol Violation', 'A rule of the protocol was broken.'],
];

function knownCause(code: number): KnownItem {
  const [name, meaning] = causes[code - 1] ?? [`code ${code}`, 'A cause of another standard.'];
  const section = causes[code - 1] === undefined ? '3.3.10' : `3.3.10.${code}`;
  return { name, meaning, source: rfc9260(section) };
}

function readValue(reader: FieldReader, code: number, end: number): void {
  const { meaning, source } = knownCause(code);
  const length = end - reader.byteIndex;
  if (code === 1 && length === 4) {
    reader.uint({ name: 'Stream Identifier', meaning, source }, 16);
    reader.uint({ name: 'Reserved', meaning: 'Zero.', source }, 16);
  } else if (code === 3 && length === 4) {
    reader.uint({ name: 'Measure of Staleness (µs)', meaning, source }, 32);
  } else if (code === 9 && length === 4) reader.uint({ name: 'TSN', meaning, source }, 32);
  else if (code === 12) reader.utf8({ name: 'Upper Layer Abort Reason', meaning, source }, length);
  else if (code === 13) reader.utf8({ name: 'Additional Information', meaning, source }, length);
}

export const errorCauseFormat: ItemFormat = {
  word: 'error cause',
  typeName: 'Cause Code',
  lengthName: 'Cause Length',
  source: rfc9260('3.3.10'),
  known: knownCause,
  readValue,
};
