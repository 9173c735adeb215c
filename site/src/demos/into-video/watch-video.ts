/** What a video element really shows: the numbers in its pixels. */
import { pictureSize } from '@wireside/labs-server/wire/video/frame-code.ts';
import { contextOf, numberOn } from '../m-jpeg/picture-readers.ts';

/** Tells the number of each frame that is presented, until the returned function is called. */
export function watchVideo(video: HTMLVideoElement, onFrame: (number: number) => void): () => void {
  const context = contextOf(document.createElement('canvas'));
  let request = video.requestVideoFrameCallback(look);

  function look(): void {
    request = video.requestVideoFrameCallback(look);
    context.drawImage(video, 0, 0, pictureSize.width, pictureSize.height);
    const number = numberOn(context);
    if (number !== null) onFrame(number);
  }
  return () => video.cancelVideoFrameCallback(request);
}

/**
 * Has the element play what `stream` brings, until the returned function is called: then every track is stopped, and the
 * last frame stays on the screen.
 */
export function playStream(video: HTMLVideoElement, stream: MediaStream): () => void {
  video.srcObject = stream;
  // Refused only where even silent video may not play: then no frame is counted.
  video.play().catch(() => undefined);
  return () => {
    video.pause();
    for (const track of stream.getTracks()) track.stop();
  };
}
