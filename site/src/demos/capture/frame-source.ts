/** The frames of a stream of media, one JPEG when somebody asks. */
import { pictureSize } from '@wireside/labs-server/wire/video/frame-code.ts';
import { WebcamError } from './webcam.ts';

export interface FrameSource {
  /**
   * Resolves with the next frame that the camera makes, as a JPEG, and how many it has made until then.
   * @throws WebcamError when the camera has ended
   */
  next(): Promise<CapturedFrame>;
}

export interface CapturedFrame {
  readonly jpeg: Blob;
  readonly made: number;
}

/** Of JPEG, 0 to 1. */
const quality = 0.6;

/**
 * Plays the stream in `video`, and takes frames from there, not larger than the lab server's own.
 * @param signal ends it: then the element shows nothing
 */
export async function frameSource(
  stream: MediaStream,
  video: HTMLVideoElement,
  signal: AbortSignal,
): Promise<FrameSource> {
  const canvas = document.createElement('canvas');
  const ended = untilEnded(stream);
  const shown = (): Promise<number> =>
    new Promise((resolve) => {
      video.requestVideoFrameCallback((_now, { presentedFrames }) => resolve(presentedFrames));
    });
  signal.addEventListener('abort', () => (video.srcObject = null), { once: true });
  video.srcObject = stream;
  await Promise.race([video.play(), ended]);
  return {
    async next() {
      const made = await Promise.race([shown(), ended]);
      draw(video, canvas);
      return { made, jpeg: await jpegOf(canvas) };
    },
  };
}

/** A track that is stopped by the page itself fires no event: the signal tells that. */
function untilEnded(stream: MediaStream): Promise<never> {
  const ended = new Promise<never>((_, reject) => {
    for (const track of stream.getTracks()) {
      track.addEventListener('ended', () => reject(new WebcamError('ended', 'the track ended')));
    }
  });
  ended.catch(() => undefined);
  return ended;
}

/** The width and height that fit into the lab's picture, in the camera's own proportions. */
export function fittedSize(width: number, height: number): { width: number; height: number } {
  const scale = Math.min(1, pictureSize.width / width, pictureSize.height / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

function draw(video: HTMLVideoElement, canvas: HTMLCanvasElement): void {
  Object.assign(canvas, fittedSize(video.videoWidth, video.videoHeight));
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
}

function jpegOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const take = (blob: Blob | null): void => {
      if (blob === null) reject(new Error('This browser encodes no JPEG from a canvas.'));
      else resolve(blob);
    };
    canvas.toBlob(take, 'image/jpeg', quality);
  });
}
