/** Puts the readers of both directions together. */
import type { ByteRange } from '../field/field.ts';
import type { Direction } from '../record.ts';
import type { Conversation, Fault, Unit } from './conversation.ts';
import type { ConversationProtocol } from './conversation-protocol.ts';
import { DatagramReader } from './datagram-reader.ts';
import { DecryptedPackets } from './decrypted-packets.ts';
import { DirectionReader } from './direction-reader.ts';
import { DtlsSession } from './dtls-session.ts';
import { Exchanges } from './exchanges.ts';
import { HeadStage } from './head-stage.ts';
import type { Inflate } from './inflate.ts';
import { Layers } from './layers.ts';
import { mediaDatagrams } from './media-datagrams.ts';
import { createRequestHeads } from './request-heads.ts';
import { createResponseHeads } from './response-heads.ts';
import { RtspSession } from './rtsp-session.ts';
import { RtspStage } from './rtsp-stage.ts';
import type { StreamContext } from './stage.ts';
import { turnDatagrams } from './turn-datagrams.ts';
import { TurnSession } from './turn-session.ts';
import { TurnStage } from './turn-stage.ts';
import { UnitList } from './unit-list.ts';
import { webRtcDatagrams } from './webrtc-datagrams.ts';

export interface ConversationOptions {
  /** What the connection speaks first; HTTP by default. */
  readonly protocol?: ConversationProtocol;
  /** Inflates compressed messages; without it they stay compressed, and their units say so. */
  readonly inflate?: Inflate | null;
}

/**
 * A conversation without bytes. Never throws, whatever is appended. Time is linear in what is appended, however it is
 * split; reading `units` brings the units that are not whole up to date.
 */
export function createConversation({
  protocol = 'http',
  inflate = null,
}: ConversationOptions = {}): Conversation {
  const layers = new Layers();
  const units = new UnitList();
  const faults: Fault[] = [];
  const readers = createReaders({ layers, units, faults, inflate }, protocol);
  const decrypted = {
    'client-to-server': new DecryptedPackets({ layers, units }, 'client-to-server'),
    'server-to-client': new DecryptedPackets({ layers, units }, 'server-to-client'),
  };
  const refresh = () => {
    readers['client-to-server'].refresh();
    readers['server-to-client'].refresh();
  };
  return {
    append: (direction, bytes) => readers[direction].append(bytes),
    skip: (direction, byteLength) => readers[direction].skip(byteLength),
    decrypted: (direction, protocol, encrypted, plaintext) =>
      decrypted[direction].add(protocol, encrypted, plaintext),
    endRecord: (direction) => readers[direction].endRecord?.(),
    end: (direction) => readers[direction].end(),
    get units() {
      refresh();
      return units.all;
    },
    faults,
    layers: layers.all,
    unitsAt(direction, rawRange) {
      refresh();
      return findUnits(layers, units, direction, rawRange);
    },
  };
}

/** Reads one direction. */
interface Reader {
  append(bytes: Uint8Array): void;
  skip(byteLength: number): void;
  /** Only datagrams have boundaries that count. */
  endRecord?(): void;
  end(): void;
  refresh(): void;
}

function createReaders(
  shared: Omit<StreamContext, 'direction' | 'layer'>,
  protocol: ConversationProtocol,
): Record<Direction, Reader> {
  const contextOf = (direction: Direction): StreamContext => ({
    ...shared,
    direction,
    layer: shared.layers.raw(direction),
  });
  const client = contextOf('client-to-server');
  const server = contextOf('server-to-client');
  if (protocol === 'http') return createHttpReaders(client, server);
  const read = readerOf(protocol);
  return { 'client-to-server': read(client), 'server-to-client': read(server) };
}

/** What makes the reader of a direction; both directions share a session. */
function readerOf(
  protocol: Exclude<ConversationProtocol, 'http'>,
): (context: StreamContext) => Reader {
  const rtsp = new RtspSession();
  const turn = new TurnSession();
  const dtls = new DtlsSession();
  switch (protocol) {
    case 'rtp':
      return (context) => new DatagramReader(context, mediaDatagrams(context));
    case 'rtsp':
      return (context) => new DirectionReader(context, new RtspStage(context, rtsp, 0));
    case 'turn-datagrams':
      return (context) => new DatagramReader(context, turnDatagrams(context, turn));
    case 'webrtc':
      return (context) => new DatagramReader(context, webRtcDatagrams(context, { turn, dtls }));
    case 'turn':
      return (context) => new DirectionReader(context, new TurnStage(context, turn, 0));
  }
}

function createHttpReaders(
  requestContext: StreamContext,
  responseContext: StreamContext,
): Record<Direction, Reader> {
  const exchanges = new Exchanges();
  const start = { exchange: 0, gap: false };
  const requestHeads = createRequestHeads(requestContext, exchanges);
  const requests = new DirectionReader(
    requestContext,
    new HeadStage(requestContext, requestHeads, 0, start),
  );
  const responseHeads = createResponseHeads(responseContext, exchanges, requests);
  const responses = new DirectionReader(
    responseContext,
    new HeadStage(responseContext, responseHeads, 0, start),
  );
  return { 'client-to-server': requests, 'server-to-client': responses };
}

/** A range of a layer. */
interface Place {
  readonly layer: number;
  readonly range: ByteRange;
}

function findUnits(
  layers: Layers,
  units: UnitList,
  direction: Direction,
  rawRange: ByteRange,
): Unit[] {
  const raw = layers.raw(direction).key;
  const found = units.inRange(raw, rawRange);
  for (let level: Place[] = [{ layer: raw, range: rawRange }]; level.length > 0;) {
    level = level.flatMap(({ layer, range }) =>
      layers
        .childrenIn(layer, range)
        .flatMap((child) =>
          child.fromParent(range).map((inChild) => ({ layer: child.key, range: inChild })),
        ),
    );
    found.push(...level.flatMap(({ layer, range }) => units.inRange(layer, range)));
  }
  return found;
}
