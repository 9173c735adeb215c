/** A peer's way to its room: what each of the three ways is to the call, and what they need of the world. */
import type { SignalingMessage } from '@wireside/labs-server/wire/signaling-message.ts';
import type { RoomEntry } from '@wireside/labs-server/wire/signaling-room.ts';

/** A place in a room, as the endpoints know it. */
export interface RoomAddress {
  /** URL of an endpoint below `/signaling`, with the room's code and the peer's key. */
  url(path: string, parameters?: Readonly<Record<string, string | number>>): string;
  /** Where reading begins. */
  readonly since: number;
}

export interface LinkListener {
  onEntry(entry: RoomEntry): void;
  /** The server did not take a message: its own words. */
  onProblem(sentence: string): void;
  /** The server cannot be reached; the link tries again by itself. */
  onLost(): void;
  /** It is reached again. */
  onBack(): void;
  /** Nothing follows, and `sentence` says why. */
  onOver(sentence: string): void;
}

export interface SignalingLink {
  /** In the order of the calls. */
  send(message: SignalingMessage): void;
  /** Leaves the room: the other side hears bye. Also when the page is being closed. */
  leave(reason: string): void;
}

export interface LinkWorld {
  readonly fetch: typeof fetch;
  readonly openWebSocket: (url: string) => WebSocket;
  readonly openEventSource: (url: string) => EventSource;
  readonly nowMs: () => number;
  /** Calls `callback` once after `delayMs`. */
  readonly after: (delayMs: number, callback: () => void) => void;
}

export type OpenLink = (
  address: RoomAddress,
  listener: LinkListener,
  world: LinkWorld,
) => SignalingLink;

/** The room keeps a peer's place for 15 seconds: after that there is nothing to come back to. */
export const giveUpAfterMs = 15_000;
export const tryAgainAfterMs = 500;

export const serverGone =
  'The signaling server does not answer any more. A call that is connected goes on without it; a new one needs it.';

export const browserWorld = (): LinkWorld => ({
  fetch: (...request) => fetch(...request),
  openWebSocket: (url) => new WebSocket(url),
  openEventSource: (url) => new EventSource(url),
  nowMs: () => performance.now(),
  after: (delayMs, callback) => void setTimeout(callback, delayMs),
});
