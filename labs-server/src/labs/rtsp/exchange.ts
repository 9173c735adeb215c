/** One request of a client on its way to its response. */
import type { DigestGuard } from './digest-guard.ts';
import type { PlaceOwner, StreamPlace } from './live-stream.ts';
import type { Writable } from './media-output.ts';
import type { RtspRequest } from './request-reader.ts';
import type { RtspServerParts } from './rtsp-server-parts.ts';
import type { RtspSession } from './rtsp-session.ts';
import type { AnnouncedMedia } from './stream-description.ts';

/** What lasts as long as the TCP connection. */
export interface ClientConnection extends Writable {
  /** Addresses of the two ends, without ports. */
  readonly peerAddress: string;
  readonly localAddress: string;
  readonly guard: DigestGuard;
  /** Makes the connection the owner's, or nobody's for now; or the reason why it cannot be. */
  claim(owner: PlaceOwner | null): string | null;
  /** What this client announced last. */
  announcement: { readonly path: string; readonly media: AnnouncedMedia } | null;
  /** Who gets what comes on a channel of interleaved data. */
  readonly channels: Map<number, (packet: Uint8Array) => void>;
  /** Sessions whose media flow through this connection: they end with it. */
  readonly ownSessions: Set<RtspSession>;
}

export interface Exchange {
  readonly request: RtspRequest;
  readonly parts: RtspServerParts;
  readonly connection: ClientConnection;
  readonly owner: PlaceOwner | null;
  readonly path: string;
  /** `null` where the request is for the presentation as a whole. */
  readonly control: string | null;
  readonly place: StreamPlace;
}
