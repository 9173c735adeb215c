/** What can be watched and published at an RTSP URL: told by whoever puts the server together. */
import type { Credentials } from './digest-authentication.ts';

export interface Frame {
  /** A whole JPEG. */
  readonly jpeg: Uint8Array;
  /** Microseconds of the process's monotonic clock. */
  readonly capturedUs: number;
}

export interface LiveStream {
  readonly title: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  /** Calls `onFrame` for each frame from now on, and `onEnd` once if the stream ends, until the returned function is called. */
  watch(onFrame: (frame: Frame) => void, onEnd: () => void): () => void;
}

/** Where a publisher's frames go. */
export interface Publication {
  accept(jpeg: Uint8Array): void;
  end(): void;
}

/** The session and run that a URL names: its wire view shows what crosses the connection. */
export interface PlaceOwner {
  readonly session: string;
  readonly run: number;
}

/** What stands at one URL. */
export interface StreamPlace {
  /** What plays there now, or one sentence that says why nothing does. */
  readonly stream: LiveStream | { readonly absent: string };
  /** Who may watch; `null` for everybody. */
  readonly credentials: Credentials | null;
  /** Begins to publish there; `null` where that is not allowed. The answer is `null` while another one publishes. */
  readonly publish: (() => Publication | null) | null;
}

export interface StreamDirectory {
  /** @param path of the URL, without the control part; `null` where there is nothing */
  find(path: string): StreamPlace | null;
  /** `null` for a path without a living session: any player may use it unseen. */
  ownerOf(path: string): PlaceOwner | null;
}
