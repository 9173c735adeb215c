/** What `push-suite` holds to its promises. */
import type { FeedEvent } from '../../feed/feed.ts';
import type { IntermediaryPolicy } from '../../../wire/mechanisms/intermediary.ts';
import type { Lab } from '../lab.ts';
import type { LabServer } from './lab-server.ts';
import { connectRaw, type RawClient } from './raw-client.ts';

/** How a client of the mechanism receives events. */
export interface PushSubject {
  readonly lab: Lab;
  /** Which of the mechanism's ways, for instance `framing=close`. */
  readonly variant?: string;
  /** The endpoint that a reader opens which then does not read, for instance `/long-polling/next`. */
  readonly endpoint: string;
  /** True when one response carries events without end: then a slow reader has to be cut. */
  readonly endless: boolean;
  /** Set when the endpoint is upgraded to WebSocket. */
  readonly upgraded?: UpgradedEndpoint;
  /** The policies of the intermediary that it has to endure; by default all. */
  readonly policies?: readonly IntermediaryPolicy[];
  /** Yields the events after `lastEventId` as they come; ends when the lab closes or `signal` aborts. */
  receive(server: LabServer, lastEventId: number, signal: AbortSignal): AsyncIterable<FeedEvent>;
}

export interface UpgradedEndpoint {
  /** Most bytes that may wait for a reader. */
  readonly maxBufferedBytes: number;
  /** How long the lab waits for a client's part of the closing handshake before it resets the connection. */
  readonly closeWithinMs: number;
  /** Sent right after the handshake, one character per byte: what the protocol above WebSocket wants of a client. */
  readonly firstBytes?: string;
}

/** The key of RFC 6455 section 1.3. */
const handshakeFields = {
  Upgrade: 'websocket',
  Connection: 'Upgrade',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version': '13',
} as const;

/** Opens the endpoint with nothing but bytes; a reader that is `paused` takes nothing of the answer. */
export async function openRaw(
  { endpoint, upgraded }: PushSubject,
  server: LabServer,
  { paused = false } = {},
): Promise<RawClient> {
  const client = await connectRaw(server.port);
  if (paused) client.socket.pause();
  client.get(server.path(endpoint), upgraded === undefined ? {} : handshakeFields);
  if (upgraded?.firstBytes !== undefined) client.send(upgraded.firstBytes);
  return client;
}
