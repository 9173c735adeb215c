/** A server's cameras, with a note of when each picture was taken. */
import { encodeFrameCode } from '../wire/video/frame-code.ts';
import type { FrameSettings } from '../src/video/frame.ts';
import type { Video, VideoOptions } from '../src/video/video.ts';
import { createVideo } from '../src/video/video.ts';

/** The cells of a frame's number, `1` for a white one. */
export function cellsOf(frameNumber: number): string {
  return encodeFrameCode(frameNumber)
    .map((isWhite) => (isWhite ? '1' : '0'))
    .join('');
}

export interface CapturedFrames {
  readonly createVideo: (options: VideoOptions) => Video;
  /** Milliseconds since the Unix epoch at which the pictures of the slideshow were taken, by their cells. */
  readonly wallMs: ReadonlyMap<string, number>;
  /** Notes the frames that readers with these settings get, until the returned function is called. */
  note(settings: FrameSettings): Promise<() => void>;
}

export function createCapturedFrames(): CapturedFrames {
  const wallMs = new Map<string, number>();
  let video: Video | null = null;
  return {
    createVideo(options) {
      video = createVideo(options);
      return video;
    },
    wallMs,
    async note(settings) {
      const choice = await video?.camera('slideshow', '');
      const leave = choice?.camera?.watch(settings, {
        isReady: () => true,
        receive: ({ number, capturedWallMs }) => void wallMs.set(cellsOf(number), capturedWallMs),
        ended() {},
      });
      if (!leave) throw new Error(choice?.missing ?? 'there is no camera');
      return leave;
    },
  };
}
