/** What is plugged into the server: the labs, what stands before them, and what lives beside them. */
import type { RequestHandler, Response, Router } from 'express';
import type { FeedRegistry } from '../feed/feed-registry.ts';
import type { IntermediaryOptions } from '../intermediary/intermediary-options.ts';
import type { Clock, Lab } from '../labs/lab.ts';
import type { StreamDirectoryOptions } from '../video/stream-directory.ts';
import type { StreamDirectory } from '../labs/rtsp/live-stream.ts';
import type { ServerUrls } from '../server-urls.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import type { Video, VideoOptions } from '../video/video.ts';
import type { UpgradeIntermediary } from './lab-upgrades.ts';
import type { Tap, TapOptions } from '../tap/tap.ts';

/** Routes below `/s/<session>/<run>/<name>`. */
export type Mountable = Pick<Lab, 'mount'>;

/** What an extension may use of the server. */
export interface ExtensionHost {
  readonly clock: Clock;
  readonly sessions: SessionStore;
  /** A random number in [0, 1). */
  readonly random: () => number;
  /** `byteLength` unpredictable bytes. */
  readonly randomBytes: (byteLength: number) => Uint8Array;
  /** The server's URLs under the name by which the request came. */
  readonly urlsOf: (response: Response) => ServerUrls;
}

export interface Extension {
  /** Routers below `/api/<name>`, behind the API's Host and Origin checks. */
  readonly api: Readonly<Record<string, Router>>;
  /** Routes among the labs that teach no mechanism. */
  readonly mounts: Readonly<Record<string, Mountable>>;
}

export interface LabParts {
  /** By the id of their mechanism. */
  readonly labs: Readonly<Record<string, Lab>>;
  readonly createFeeds: (options: { readonly clock: Clock }) => FeedRegistry;
  readonly createVideo: (options: VideoOptions) => Video;
  /** Middleware below `/s/<session>/<run>`, before the labs: passes requests without `via=` on. */
  readonly createIntermediary: (options: IntermediaryOptions) => RequestHandler;
  /** The same before upgrades. */
  readonly createUpgradeIntermediary: (options: IntermediaryOptions) => UpgradeIntermediary;
  readonly createExtension: (host: ExtensionHost) => Extension;
  /** What can be watched and published by RTSP. */
  readonly createStreams: (options: StreamDirectoryOptions) => StreamDirectory;
  readonly createTap: (options: TapOptions) => Tap;
}
