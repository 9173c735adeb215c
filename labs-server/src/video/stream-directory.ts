/** What can be watched and published by RTSP: the cameras, with and without a password, and what others publish. */
import { pictureSize } from '../../wire/video/frame-code.ts';
import type { Credentials } from '../labs/rtsp/digest-authentication.ts';
import type { LiveStream, PlaceOwner, StreamDirectory } from '../labs/rtsp/live-stream.ts';
import type { Clock } from '../labs/lab.ts';
import type { SessionStore } from '../sessions/session-store.ts';
import type { FrameSettings } from './frame.ts';
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

interface CameraPlace extends FrameSettings {
  readonly source: VideoSourceId;
  readonly credentials: Credentials | null;
}

const usual = {
  source: 'slideshow',
  framesPerSecond: 15,
  quality: 75,
  threshold: null,
  credentials: null,
} as const satisfies CameraPlace;

/** What plays under which name. */
const cameras: Readonly<Record<string, CameraPlace>> = {
  camera: usual,
  // Few and small frames: to be read packet by packet.
  slow: { ...usual, framesPerSecond: 2, quality: 40 },
  // One that costs little: for those who encode it again.
  thrifty: { ...usual, quality: 10 },
  detected: { ...usual, threshold: 0.3 },
  private: { ...usual, credentials },
  webcam: { ...usual, source: 'webcam' },
  operated: { ...usual, source: 'camera' },
};

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
      const absent = video.missing(place.source, session ?? '');
      const stream = absent === null ? cameraStream(video, place, session ?? '') : { absent };
      return { stream, credentials: place.credentials, publish: null };
    },
  };
}

/** The camera is opened when somebody first watches it; one that is missing ends the session. */
function cameraStream(
  video: Video,
  { source, framesPerSecond, quality, threshold }: CameraPlace,
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
