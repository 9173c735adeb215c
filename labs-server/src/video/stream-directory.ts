/** What can be watched and published by RTSP: the cameras, with and without a password, and what others publish. */
import { pictureSize } from '../../wire/video/frame-code.ts';
import type { Credentials } from '../labs/rtsp/digest-authentication.ts';
import type {
  LiveStream,
  PlaceOwner,
  StreamDirectory,
  StreamPlace,
} from '../labs/rtsp/live-stream.ts';
import type { Clock } from '../labs/lab.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import { PublishedStream } from './published-stream.ts';
import type { Video } from './video.ts';

export interface StreamDirectoryOptions {
  readonly clock: Clock;
  readonly sessions: Pick<SessionStore, 'get'>;
  readonly video: Video;
}

/** Known to everybody who reads the lesson: it guards nothing but the exercise. */
export const credentials: Credentials = {
  username: 'viewer',
  password: 'wireside',
  realm: 'Wireside',
};

const settings = { framesPerSecond: 15, quality: 75, threshold: null } as const;

/** `/s/<session>/<run>/rtsp/<name>`, or `/<name>` for players that nobody's wire view follows. */
const streamPath = /^(?:\/s\/([^/]+)\/(\d{1,9})\/rtsp)?\/([^/]+)$/;

export function createStreamDirectory(options: StreamDirectoryOptions): StreamDirectory {
  const { clock, sessions, video } = options;
  const published = new Map<string, PublishedStream>();
  const camera = cameraStream(video);
  /** One place to publish at for each session, and one for all who have none. */
  const live = (key: string): StreamPlace => ({
    stream: published.get(key) ?? nobodyPublishes,
    credentials: null,
    publish() {
      if (published.has(key)) return null;
      const stream = new PublishedStream(clock, () => published.delete(key));
      published.set(key, stream);
      return stream;
    },
  });
  const ownerOf = (path: string): PlaceOwner | null => {
    const [, session, run] = streamPath.exec(path) ?? [];
    const isAlive = session !== undefined && sessions.get(session) !== null;
    return isAlive ? { session, run: Number(run) } : null;
  };
  return {
    ownerOf,
    find(path) {
      const [, session, , name] = streamPath.exec(path) ?? [];
      if (session !== undefined && ownerOf(path) === null) return null;
      if (name === 'camera') return { stream: camera, credentials: null, publish: null };
      if (name === 'private') return { stream: camera, credentials, publish: null };
      return name === 'live' ? live(session ?? '') : null;
    },
  };
}

const nobodyPublishes = { absent: 'Nobody publishes at this URL now: ANNOUNCE and RECORD do.' };

/** The camera is opened when somebody first watches it. */
function cameraStream(video: Video): LiveStream {
  return {
    title: 'Wireside camera',
    ...pictureSize,
    framesPerSecond: settings.framesPerSecond,
    watch(onFrame, onEnd) {
      let stop: (() => void) | null = null;
      let isWatched = true;
      void video.camera().then(({ camera }) => {
        if (!isWatched) return;
        const reader = { isReady: () => true, receive: onFrame, ended: onEnd };
        stop = camera?.watch(settings, reader) ?? null;
        if (stop === null) onEnd();
      });
      return () => {
        isWatched = false;
        stop?.();
      };
    },
  };
}
