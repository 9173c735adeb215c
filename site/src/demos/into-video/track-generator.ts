/** A track of video made of frames by script: MediaStreamTrackGenerator, which Chromium has in a page. */

interface TrackGenerator extends MediaStreamTrack {
  readonly writable: WritableStream<VideoFrame>;
}

type TrackGeneratorConstructor = new (init: { readonly kind: 'video' }) => TrackGenerator;

interface Globals {
  readonly MediaStreamTrackGenerator?: TrackGeneratorConstructor;
  readonly VideoFrame?: typeof VideoFrame;
}

export interface GeneratedTrack {
  readonly stream: MediaStream;
  /** Copies the picture. */
  write(picture: ImageBitmap): Promise<void>;
}

export const noTrackGenerator =
  'This browser has no MediaStreamTrackGenerator. The standard’s own VideoTrackGenerator is for workers alone; Chromium has the older one in a page.';

/** @throws Error where the browser has none, or not for this page: it wants a secure context */
export function generateTrack(globals: Globals = globalThis): GeneratedTrack {
  const { MediaStreamTrackGenerator: Generator, VideoFrame: Frame } = globals;
  if (Generator === undefined || Frame === undefined) throw new Error(noTrackGenerator);
  const track = new Generator({ kind: 'video' });
  const writer = track.writable.getWriter();
  return {
    stream: new MediaStream([track]),
    async write(picture) {
      const timestamp = Math.round(performance.now() * 1_000);
      await writer.write(new Frame(picture, { timestamp }));
    },
  };
}
