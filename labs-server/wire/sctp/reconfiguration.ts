/** The parameters of RE-CONFIG: RFC 6525 section 4. A data channel is closed by resetting its stream. */
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';

const rfc6525 = (section: string): Source => ({ standard: 'RFC 6525', section });
const term = (name: string, meaning: string, section: string): FieldTerm => ({
  name,
  meaning,
  source: rfc6525(section),
});

const requestNumber = 'Re-configuration Request Sequence Number';
const responseNumber = 'Re-configuration Response Sequence Number';
const lastTsn = "Sender's Last Assigned TSN";
const stream = (section: string) => term('Stream Number', 'A stream that it is about.', section);

/** Result codes: RFC 6525 section 4.4. */
const results = [
  'Success - Nothing to do',
  'Success - Performed',
  'Denied',
  'Error - Wrong SSN',
  'Error - Request already in progress',
  'Error - Bad Sequence Number',
  'In progress',
] as const;

/** Reads the value of a parameter from 13 to 18 up to `end`; what it is too short for is left. */
export function readReconfiguration(reader: FieldReader, type: number, end: number): void {
  const words = Math.floor((end - reader.byteIndex) / 4);
  if (type === 13 && words >= 3) {
    reader.uint(term(requestNumber, 'Counts the requests of the sender.', '4.1'), 32);
    reader.uint(term(responseNumber, 'The request that this one answers.', '4.1'), 32);
    reader.uint(term(lastTsn, 'The last DATA chunk sent before the reset.', '4.1'), 32);
    readStreams(reader, end, '4.1');
  } else if (type === 14 && words >= 1) {
    reader.uint(term(requestNumber, 'Counts the requests of the sender.', '4.2'), 32);
    readStreams(reader, end, '4.2');
  } else if (type === 15 && words >= 1) {
    reader.uint(term(requestNumber, 'Counts the requests of the sender.', '4.3'), 32);
  } else if (type === 16 && words >= 2) readResponse(reader, words);
  else if ((type === 17 || type === 18) && words >= 2) {
    const section = type === 17 ? '4.5' : '4.6';
    reader.uint(term(requestNumber, 'Counts the requests of the sender.', section), 32);
    reader.uint(term('Number of new streams', 'How many are added.', section), 16);
    reader.uint(term('Reserved', 'Zero.', section), 16);
  }
}

function readStreams(reader: FieldReader, end: number, section: string): void {
  while (end - reader.byteIndex >= 2) reader.uint(stream(section), 16);
}

function readResponse(reader: FieldReader, words: number): void {
  reader.uint(term(responseNumber, 'The request that is answered.', '4.4'), 32);
  const { bytes, byteIndex } = reader;
  const high = (bytes[byteIndex] ?? 0) | (bytes[byteIndex + 1] ?? 0) | (bytes[byteIndex + 2] ?? 0);
  const result = bytes[byteIndex + 3] ?? 0;
  const known = high === 0 ? results[result] : undefined;
  const resultTerm = term('Result', 'What became of the request.', '4.4');
  if (known === undefined) reader.uint(resultTerm, 32);
  else reader.take(resultTerm, 4, `${result} ${known}`);
  if (words < 4) return;
  reader.uint(term("Sender's Next TSN", 'Where the numbers of the sender go on.', '4.4'), 32);
  reader.uint(term("Receiver's Next TSN", 'Where the numbers of the receiver go on.', '4.4'), 32);
}
