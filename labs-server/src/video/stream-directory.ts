/** What can be watched and published by RTSP: the cameras, with and without a password, and what others publish. */
import { pictureSize } from '../../wire/video/frame-code.ts';
import type { Credentials } from '../labs/rtsp/digest-authentication.ts';
import type { LiveStream, PlaceOwner, StreamDirectory } from '../labs/rtsp/live-stream.ts';
import type { Clock } from '../labs/lab.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import { PublishedPlace } from './published-place.ts';
import type { Video, VideoSourceId } from './video.ts';

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

/** What plays under which name; `threshold` as in `FrameSettings`. */
const cameras: Readonly<Record<string, CameraPlace>> = {
  camera: { source: 'slideshow', threshold: null, credentials: null },
  thrifty: { source: 'slideshow', threshold: null, quality: 10, credentials: null },
  detected: { source: 'slideshow', threshold: 0.3, credentials: null },
  private: { source: 'slideshow', threshold: null, credentials },
  webcam: { source: 'webcam', threshold: null, credentials: null },
  operated: { source: 'camera', threshold: null, credentials: null },
};

interface CameraPlace {
  readonly source: VideoSourceId;
  readonly threshold: number | null;
  /** Default: `usualQuality`. */
  readonly quality?: number;
  readonly credentials: Credentials | null;
}

const [framesPerSecond, usualQuality] = [15, 75];

/** `/s/<session>/<run>/rtsp/<name>`, or `/<name>` for players that nobody's wire view follows. */
const streamPath = /^(?:\/s\/([^/]+)\/(\d{1,9})\/rtsp)?\/([^/]+)$/;

export function createStreamDirectory(options: StreamDirectoryOptions): StreamDirectory {
  const { sessions, video } = options;
  const live = new PublishedPlace(options);
  const ownerOf = (path: string): PlaceOwner | null => {
    const [, session, run] = streamPath.exec(path) ?? [];
    const isAlive = session !== undefined && sessions.get(session) !== null;
    return isAlive ? { session, run: Number(run) } : null;
  };
  return {
    ownerOf,
    find(path) {
      const [, session, , name = ''] = streamPath.exec(path) ?? [];
      if (session !== undefined && ownerOf(path) === null) return null;
      if (name === 'live') return live;
      const place = Object.hasOwn(cameras, name) ? cameras[name] : undefined;
      if (place === undefined) return null;
      const stream = cameraStream(video, place, session ?? '');
      return { stream, credentials: place.credentials, publish: null };
    },
  };
}

/** The camera is opened when somebody first watches it; one that is missing ends the session. */
function cameraStream(
  video: Video,
  { source, threshold, quality = usualQuality }: CameraPlace,
  session: string,
): LiveStream {
  return {
    title: 'Wireside camera',
    ...pictureSize,
    framesPerSecond,
    watch(onFrame, onEnd) {
      let stop: (() => void) | null = null;
      let isWatched = true;
      void video.camera(source, session).then(({ camera }) => {
        if (!isWatched) return;
        const reader = { isReady: () => true, receive: onFrame, ended: onEnd };
        stop = camera?.watch({ framesPerSecond, quality, threshold }, reader) ?? null;
        if (stop === null) onEnd();
      });
      return () => {
        isWatched = false;
        stop?.();
      };
    },
  };
}
