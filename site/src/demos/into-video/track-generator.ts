/** A track of video made of frames by script: MediaStreamTrackGenerator, which Chromium has in a page. */

interface TrackGenerator extends MediaStreamTrack {
  readonly writable: WritableStream<VideoFrame>;
}

type TrackGeneratorConstructor = new (init: { readonly kind: 'video' }) => TrackGenerator;

interface Globals {
  readonly MediaStreamTrackGenerator?: TrackGeneratorConstructor;
  readonly VideoFrame?: typeof VideoFrame;
  readonly MediaStream?: typeof MediaStream;
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
  const { MediaStreamTrackGenerator: Generator, VideoFrame: Frame, MediaStream: Stream } = globals;
  if (!Generator || !Frame || !Stream) throw new Error(noTrackGenerator);
  const track = new Generator({ kind: 'video' });
  const writer = track.writable.getWriter();
  return {
    stream: new Stream([track]),
    async write(picture) {
      const timestamp = Math.round(performance.now() * 1_000);
      const frame = new Frame(picture, { timestamp });
      try {
        await writer.write(frame);
      } catch (error) {
        frame.close();
        // Who stops the track closes its stream, also before a frame that is on its way.
        if (track.readyState !== 'ended') throw error;
      }
    },
  };
}
