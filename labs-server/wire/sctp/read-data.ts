/** DATA: RFC 9260 section 3.3.1. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import { utf8Preview } from '../field/text.ts';
import type { UserData } from './chunk.ts';
import { type DataChannelMessage, readDataChannelMessage } from './data-channel.ts';
import {
  payloadProtocolIdentifier,
  payloadProtocolIdentifiers as identifiers,
} from './payload-protocol-identifier.ts';

const source: Source = { standard: 'RFC 9260', section: '3.3.1' };

/** Bytes of a text that its field shows. */
const previewBytes = 256;

const terms = {
  tsn: { name: 'TSN', meaning: 'Counts the DATA chunks of the association.', source },
  stream: { name: 'Stream Identifier', meaning: 'The stream: a data channel is two.', source },
  sequence: {
    name: 'Stream Sequence Number',
    meaning: 'Counts the messages of the stream, so that they are delivered in order.',
    source,
  },
} as const satisfies Record<string, FieldTerm>;

export interface DataFlags {
  readonly unordered: boolean;
  readonly beginning: boolean;
  readonly ending: boolean;
}

/** The four flags of DATA, from the byte behind the chunk type. */
export function dataFlags(flags: number): DataFlags {
  return { unordered: (flags & 4) !== 0, beginning: (flags & 2) !== 0, ending: (flags & 1) !== 0 };
}

/** Reads what follows the chunk's header up to `end`; 12 bytes must be there. */
export function readData(
  reader: FieldReader,
  end: number,
  flags: DataFlags,
): { readonly userData: UserData; readonly broken: BrokenRule | null } {
  const transmissionSequenceNumber = reader.uint(terms.tsn, 32);
  const streamIdentifier = reader.uint(terms.stream, 16);
  const sequenceMeaning = flags.unordered
    ? 'Without meaning, for the message is unordered.'
    : terms.sequence.meaning;
  const streamSequenceNumber = reader.uint({ ...terms.sequence, meaning: sequenceMeaning }, 16);
  const identifier = readIdentifier(reader);
  const start = reader.byteIndex;
  const range = reader.layerRange({ start, end });
  const whole = flags.beginning && flags.ending;
  const message =
    identifier === identifiers['WebRTC DCEP'] && whole && end > start
      ? readDataChannelMessage(reader, end)
      : null;
  const broken = isBroken(message) ? message : start === end ? emptyRule(range) : null;
  readRest(reader, end, identifier);
  const dataChannelMessage = isBroken(message) ? null : message;
  const numbers = { transmissionSequenceNumber, streamIdentifier, streamSequenceNumber };
  const payload = { payloadProtocolIdentifier: identifier, range, dataChannelMessage };
  return { userData: { ...numbers, ...flags, ...payload }, broken };
}

function isBroken(message: DataChannelMessage | BrokenRule | null): message is BrokenRule {
  return message !== null && 'code' in message;
}

function emptyRule(range: BrokenRule['range']): BrokenRule {
  const what = 'a DATA chunk carries at least one byte of user data';
  return { code: 'sctp-data-empty', field: 'User Data', range, what, source };
}

function readIdentifier(reader: FieldReader): number {
  const view = reader.bytes.subarray(reader.byteIndex, reader.byteIndex + 4);
  const identifier = view.reduce((value, byte) => value * 256 + byte, 0);
  const { name, ...known } = payloadProtocolIdentifier(identifier);
  const term = { ...known, name: 'Payload Protocol Identifier' };
  reader.take(term, 4, `${identifier} ${name}`);
  return identifier;
}

function readRest(reader: FieldReader, end: number, identifier: number): void {
  const start = reader.byteIndex;
  if (end <= start) return;
  const { meaning, source } = payloadProtocolIdentifier(identifier);
  const term = { name: 'User Data', meaning, source };
  const isText = identifier === identifiers['WebRTC String'];
  const shown = reader.bytes.subarray(start, Math.min(end, start + previewBytes));
  reader.take(term, end - start, isText ? utf8Preview(shown, end - start) : null);
}
