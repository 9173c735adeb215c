/** Bytes that no decoder reads, and the sentence that says why. */
import type { ByteRange, Field, Source } from '../field/field.ts';
import { toBitRange } from '../field/field.ts';
import type { StreamContext } from './stage.ts';

/** Why bytes stay undecoded, and which section decides it. */
export interface Reason {
  readonly meaning: string;
  readonly source: Source;
}

const nextStartLine = 'Decoding goes on at the next line that can only be a start line.';

export const reasons = {
  /** Content-Length says that the message ended before. */
  behindSipMessage: {
    meaning:
      'Bytes behind the message, whose Content-Length says where it ends: a message of the WebSocket carries one SIP message.',
    source: { standard: 'RFC 7118', section: '5' },
  },
  /** A gap swallowed the end of a head, or the place where the next message begins. */
  headNotKept: {
    meaning: `Bytes were not kept, and with them the end of a head: where the message ends is not known. ${nextStartLine}`,
    source: { standard: 'RFC 9112', section: '2.2' },
  },
  /** A gap swallowed a chunk-size: what looks like one may as well be data. */
  chunkSizeNotKept: {
    meaning: `Bytes were not kept, and with them a chunk-size: chunk-data may look like chunks, so nobody can tell where the next one begins. ${nextStartLine}`,
    source: { standard: 'RFC 9112', section: '7.1' },
  },
  /** A gap swallowed the beginning of an event. */
  eventNotKept: {
    meaning:
      'Bytes were not kept, and with them the beginning of this event. Decoding goes on after the next empty line.',
    source: { standard: 'HTML', section: '9.2.5' },
  },
  /** A gap swallowed the header of a frame. */
  frameNotKept: {
    meaning:
      'Bytes were not kept, and with them the header of a frame: any byte could begin the next one, so nobody can tell where it is.',
    source: { standard: 'RFC 6455', section: '5.2' },
  },
  upgradePending: {
    meaning:
      'The request asks for another protocol: whether these bytes are HTTP is decided by the response to it.',
    source: { standard: 'RFC 9110', section: '7.8' },
  },
  /** A gap swallowed a part of a packet. */
  packetNotKept: {
    meaning:
      'Bytes were not kept, and with them a part of this packet. Decoding goes on after the next record separator.',
    source: { standard: 'Engine.IO protocol', section: 'Packet encoding: polling' },
  },
  /** A gap swallowed bytes of a part that may have been a delimiter. */
  partNotKept: {
    meaning:
      'Bytes were not kept, and a delimiter may be among them: nobody can tell whether this is still the same part. Decoding goes on at the next delimiter.',
    source: { standard: 'RFC 2046', section: '5.1.1' },
  },
  /** A gap swallowed the beginning of a segment. */
  imageNotKept: {
    meaning:
      'Bytes of the image were not kept, and with them the beginning of a segment: where the next one begins is not known.',
    source: { standard: 'ITU-T T.81', section: 'B.1.1.4' },
  },
  notJpeg: {
    meaning: 'No marker begins here: nobody can tell what the bytes of the image are.',
    source: { standard: 'ITU-T T.81', section: 'B.1.1.2' },
  },
  afterImage: {
    meaning: 'After EOI nothing belongs to the image.',
    source: { standard: 'ITU-T T.81', section: 'B.2.1' },
  },
  /** A gap swallowed the end of a message or the header of a frame. */
  rtspNotKept: {
    meaning:
      'Bytes were not kept, and with them the place where the next message or frame begins. Decoding goes on at a line that can only be a start line, or where three frames follow each other.',
    source: { standard: 'RFC 2326', section: '10.12' },
  },
  /** A gap swallowed whole datagrams. */
  datagramsNotKept: {
    meaning: 'One datagram or several crossed the socket here, and were not kept.',
    source: { standard: 'RFC 3550', section: '11' },
  },
  /** A gap lies within a packet of RTP or RTCP. */
  mediaNotKept: {
    meaning: 'Not every byte of this packet was kept: it is not decoded.',
    source: { standard: 'RFC 3550', section: '11' },
  },
  /** A gap swallowed the header of a message. */
  turnNotKept: {
    meaning:
      'Bytes were not kept, and with them the header of a message: where the next one begins is not known. Decoding goes on at the next magic cookie.',
    source: { standard: 'RFC 8489', section: '5' },
  },
  /** A gap swallowed whole datagrams of STUN. */
  turnDatagramsNotKept: {
    meaning: 'One datagram or several crossed the socket here, and were not kept.',
    source: { standard: 'RFC 8489', section: '6.2.1' },
  },
  /** A gap lies within a message of STUN or TURN. */
  turnMessageNotKept: {
    meaning: 'Not every byte of this message was kept: it is not decoded.',
    source: { standard: 'RFC 8489', section: '5' },
  },
  /** A gap swallowed whole datagrams of a call. */
  datagramsOfCallNotKept: {
    meaning: 'One datagram or several crossed the socket here, and were not kept.',
    source: { standard: 'RFC 7983', section: '7' },
  },
  /** A gap lies within a datagram of a call. */
  datagramOfCallNotKept: {
    meaning: 'Not every byte of this datagram was kept: it is not decoded.',
    source: { standard: 'RFC 7983', section: '7' },
  },
  /** Its first byte is in no range that a call uses. */
  datagramNotOfCall: {
    meaning:
      'The first byte is in none of the ranges that STUN, DTLS and SRTP use: a peer drops the datagram.',
    source: { standard: 'RFC 7983', section: '7' },
  },
  /** A gap lies within a session description. */
  descriptionNotKept: {
    meaning: 'Not every byte of this description was kept: it is not decoded.',
    source: { standard: 'RFC 8866', section: '5' },
  },
  upgraded: {
    meaning: 'The connection speaks the protocol that Upgrade names: these bytes are HTTP no more.',
    source: { standard: 'RFC 9110', section: '7.8' },
  },
  tunnel: {
    meaning:
      'After a successful CONNECT the connection is a tunnel: these bytes are for its other end.',
    source: { standard: 'RFC 9110', section: '9.3.6' },
  },
} as const satisfies Record<string, Reason>;

/** What follows a broken rule of `source`. */
export function afterBrokenRule(source: Source): Reason {
  const meaning =
    'After a broken rule nobody can tell where the next message begins: a recipient closes the connection.';
  return { meaning, source };
}

/** The one field of bytes that are not decoded. */
export function undecodedField(range: ByteRange, { meaning, source }: Reason): Field {
  const bits = toBitRange(range);
  return { name: 'undecoded', range: bits, value: null, meaning, source, children: [] };
}

/** Makes `unit` (a new one when it is null) an undecoded stretch of the stream; returns its id. */
export function setUndecoded(
  { units, direction, layer }: StreamContext,
  range: ByteRange,
  why: Reason,
  exchange: number,
  unit: number | null,
): number {
  const says = {
    format: 'raw',
    kind: 'undecoded',
    title: `undecoded ${range.end - range.start} B`,
    range,
    fields: [undecodedField(range, why)],
    state: 'complete',
    error: null,
  } as const;
  if (unit === null) return units.add({ ...says, direction, layer: layer.key, exchange });
  units.update(unit, says);
  return unit;
}
