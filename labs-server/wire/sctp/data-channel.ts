/** The Data Channel Establishment Protocol: RFC 8832 section 5. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';

/** A message of the protocol. */
export interface DataChannelMessage {
  readonly messageType: 'DATA_CHANNEL_OPEN' | 'DATA_CHANNEL_ACK';
  /** Empty in an ACK. */
  readonly label: string;
  readonly protocol: string;
}

const open: Source = { standard: 'RFC 8832', section: '5.1' };
const ack: Source = { standard: 'RFC 8832', section: '5.2' };
const openHeaderBytes = 12;

const messageTypes = { DATA_CHANNEL_ACK: 0x02, DATA_CHANNEL_OPEN: 0x03 } as const;

/** Channel types: RFC 8832 section 8.2.2. */
export const channelTypes: ReadonlyMap<number, string> = new Map([
  [0x00, 'DATA_CHANNEL_RELIABLE'],
  [0x80, 'DATA_CHANNEL_RELIABLE_UNORDERED'],
  [0x01, 'DATA_CHANNEL_PARTIAL_RELIABLE_REXMIT'],
  [0x81, 'DATA_CHANNEL_PARTIAL_RELIABLE_REXMIT_UNORDERED'],
  [0x02, 'DATA_CHANNEL_PARTIAL_RELIABLE_TIMED'],
  [0x82, 'DATA_CHANNEL_PARTIAL_RELIABLE_TIMED_UNORDERED'],
]);

const terms = {
  messageType: { name: 'Message Type', meaning: 'Opens a data channel.', source: open },
  acknowledge: {
    name: 'Message Type',
    meaning: 'The channel is open on this side, too.',
    source: ack,
  },
  channelType: {
    name: 'Channel Type',
    meaning: 'Whether messages may be lost, and whether they may overtake each other.',
    source: open,
  },
  priority: {
    name: 'Priority',
    meaning: 'More urgent channels have larger numbers.',
    source: open,
  },
  reliability: {
    name: 'Reliability Parameter',
    meaning: 'How often a message is sent again, or for how many milliseconds it is tried.',
    source: open,
  },
  labelLength: { name: 'Label Length', meaning: 'Bytes of the label.', source: open },
  protocolLength: { name: 'Protocol Length', meaning: 'Bytes of the protocol.', source: open },
  label: { name: 'Label', meaning: 'The name of the channel, in UTF-8.', source: open },
  protocol: {
    name: 'Protocol',
    meaning: 'A sub-protocol of WebSocket that the messages speak; often none.',
    source: open,
  },
} as const satisfies Record<string, FieldTerm>;

/** Reads a message up to `end`, or tells the rule that it breaks and reads nothing. */
export function readDataChannelMessage(
  reader: FieldReader,
  end: number,
): DataChannelMessage | BrokenRule {
  const start = reader.byteIndex;
  const { bytes } = reader;
  const left = end - start;
  if (bytes[start] === messageTypes.DATA_CHANNEL_ACK && left === 1) {
    reader.take(terms.acknowledge, 1, '2 DATA_CHANNEL_ACK');
    return { messageType: 'DATA_CHANNEL_ACK', label: '', protocol: '' };
  }
  if (bytes[start] !== messageTypes.DATA_CHANNEL_OPEN) {
    const what = `expected 3 DATA_CHANNEL_OPEN or 2 DATA_CHANNEL_ACK alone, found ${bytes[start] ?? 0}`;
    return broken(reader, 'dcep-message-type-unknown', 'Message Type', start, end, what);
  }
  const labelLength = ((bytes[start + 8] ?? 0) << 8) | (bytes[start + 9] ?? 0);
  const protocolLength = ((bytes[start + 10] ?? 0) << 8) | (bytes[start + 11] ?? 0);
  if (left < openHeaderBytes || left !== openHeaderBytes + labelLength + protocolLength) {
    const what =
      left < openHeaderBytes
        ? `DATA_CHANNEL_OPEN needs ${openHeaderBytes} bytes, ${left} are there`
        : `label and protocol have ${labelLength + protocolLength} bytes, ${left - openHeaderBytes} are there`;
    return broken(reader, 'dcep-length-mismatch', 'DATA_CHANNEL_OPEN', start, end, what);
  }
  return readOpen(reader, labelLength, protocolLength);
}

function readOpen(
  reader: FieldReader,
  labelLength: number,
  protocolLength: number,
): DataChannelMessage {
  reader.take(terms.messageType, 1, '3 DATA_CHANNEL_OPEN');
  const channelType = reader.bytes[reader.byteIndex] ?? 0;
  const name = channelTypes.get(channelType) ?? 'unknown';
  reader.take(terms.channelType, 1, `0x${channelType.toString(16).padStart(2, '0')} ${name}`);
  reader.uint(terms.priority, 16);
  reader.uint(terms.reliability, 32);
  reader.uint(terms.labelLength, 16);
  reader.uint(terms.protocolLength, 16);
  const label = labelLength > 0 ? reader.utf8(terms.label, labelLength) : '';
  const protocol = protocolLength > 0 ? reader.utf8(terms.protocol, protocolLength) : '';
  return { messageType: 'DATA_CHANNEL_OPEN', label, protocol };
}

function broken(
  reader: FieldReader,
  code: string,
  field: string,
  start: number,
  end: number,
  what: string,
): BrokenRule {
  return { code, field, range: reader.layerRange({ start, end }), what, source: open };
}
