/**
 * The made-up packets of one connection: a handshake where it opens, segments whose sequence numbers follow the
 * streams' offsets, and an end. Bytes that were not kept are a jump in the sequence (RFC 9293 section 3.4).
 */
import type { CloseRecord, DataRecord, Direction, Endpoint, OpenRecord } from '../record.ts';
import {
  controlBit,
  encodeTcpPacket,
  encodeUdpPacket,
  maxPayloadBytes,
  type Path,
} from './internet-packet.ts';

const { fin, syn, rst, psh, ack } = controlBit;

/** Every function gives at least one packet; the record's metadata belongs to the first. */
export interface PacketFlow {
  open(): Uint8Array[];
  data(record: DataRecord): Uint8Array[];
  close(record: CloseRecord): Uint8Array[];
}

/** The connection's ends as its open record names them; a made-up pair when that record is not in the trace. */
function endsOf(
  open: OpenRecord | null,
  connection: number,
): { client: Endpoint; server: Endpoint } {
  if (open) return { client: open.remote, server: open.local };
  return {
    client: { address: '0.0.0.0', port: 1024 + (connection % 64_000) },
    server: { address: '0.0.0.0', port: 80 },
  };
}

/** The pieces of a record's bytes that fit in one packet each; the tail starts a piece of its own. */
function piecesOf(record: DataRecord): { streamOffset: number; payload: Uint8Array }[] {
  const pieces: { streamOffset: number; payload: Uint8Array }[] = [];
  const cut = (bytes: Uint8Array, streamOffset: number) => {
    for (let start = 0; start < bytes.length; start += maxPayloadBytes) {
      const payload = bytes.subarray(start, start + maxPayloadBytes);
      pieces.push({ streamOffset: streamOffset + start, payload });
    }
  };
  cut(record.head, record.streamOffset);
  cut(record.tail, record.streamOffset + record.byteLength - record.tail.length);
  return pieces.length > 0
    ? pieces
    : [{ streamOffset: record.streamOffset, payload: new Uint8Array(0) }];
}

/** The packets of one connection. `open` is null when the trace begins after it. */
export function createPacketFlow(open: OpenRecord | null, connection: number): PacketFlow {
  const { client, server } = endsOf(open, connection);
  const paths: Record<Direction, Path> = {
    'client-to-server': { source: client, destination: server },
    'server-to-client': { source: server, destination: client },
  };
  if (open?.transport === 'udp') return createUdpFlow(paths);
  return createTcpFlow(paths, connection);
}

function createUdpFlow(paths: Record<Direction, Path>): PacketFlow {
  // A datagram flow has no open and no close: an empty datagram carries the record's metadata.
  const marker = () => [encodeUdpPacket(paths['client-to-server'], new Uint8Array(0))];
  return {
    open: marker,
    close: marker,
    data: (record) =>
      piecesOf(record).map(({ payload }) => encodeUdpPacket(paths[record.direction], payload)),
  };
}

function createTcpFlow(paths: Record<Direction, Path>, connection: number): PacketFlow {
  // Different for each connection, so that a port used again is not taken for a retransmission.
  const initialSequenceNumber = connection * 64_000;
  const nextOffset: Record<Direction, number> = { 'client-to-server': 0, 'server-to-client': 0 };
  const packet = (
    direction: Direction,
    offset: number,
    controlBits: number,
    payload: Uint8Array = new Uint8Array(0),
  ) => {
    const other = direction === 'client-to-server' ? 'server-to-client' : 'client-to-server';
    const acknowledgmentNumber =
      (controlBits & ack) === 0 ? 0 : initialSequenceNumber + 1 + nextOffset[other];
    const sequenceNumber = initialSequenceNumber + 1 + offset;
    return encodeTcpPacket({
      ...paths[direction],
      sequenceNumber,
      acknowledgmentNumber,
      controlBits,
      payload,
    });
  };
  const emptyPacket = (direction: Direction, controlBits: number) => {
    const made = packet(direction, nextOffset[direction], controlBits);
    if ((controlBits & fin) !== 0) nextOffset[direction] += 1;
    return made;
  };
  return {
    open: () => [
      packet('client-to-server', -1, syn),
      packet('server-to-client', -1, syn | ack),
      packet('client-to-server', 0, ack),
    ],
    data: (record) =>
      piecesOf(record).map(({ streamOffset, payload }) => {
        const made = packet(record.direction, streamOffset, psh | ack, payload);
        const end = streamOffset + payload.length;
        nextOffset[record.direction] = Math.max(nextOffset[record.direction], end);
        return made;
      }),
    close: ({ cause }) =>
      cause === 'rst'
        ? [emptyPacket('client-to-server', rst | ack)]
        : [
            emptyPacket('server-to-client', fin | ack),
            emptyPacket('client-to-server', fin | ack),
            emptyPacket('server-to-client', ack),
          ],
  };
}
