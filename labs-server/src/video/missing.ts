/** Why there is no picture of a source, and what to do about it. */
import type { VideoSourceId } from './video.ts';

export const missingSources: Readonly<Record<VideoSourceId, string>> = {
  slideshow: 'The slideshow could not be opened.',
  webcam:
    'This session sends no webcam. Start it in the page, or open a WebSocket to `/m-jpeg/webcam` and send one JPEG in each message.',
  published:
    'Nobody publishes a stream to the lab server. Publish one by RTSP (ANNOUNCE and RECORD), for instance with ffmpeg or GStreamer.',
  camera:
    'The lab server was started without a camera. Its operator names one: npm start -- --camera /dev/video0, or --camera rtsp://...; ffmpeg has to be installed.',
};

/** Told to who watches, and to who comes, while the process ends. */
export const serverStops = 'The lab server stops. Start it again, then try again.';

export const noFfmpeg =
  'The camera that the operator named is read by ffmpeg, and there is none on this machine. Install ffmpeg (Debian, Ubuntu: sudo apt-get install ffmpeg), then try again.';

export function ffmpegFailed(reason: string): string {
  return `ffmpeg could not read the camera that the operator named: ${reason}. When that is mended, try again.`;
}

export function cannotDraw(error: unknown): string {
  const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return `The packages that draw and encode frames (@napi-rs/canvas, sharp) could not be loaded: ${reason}. Run npm ci on this machine, so that the ones for its platform are installed.`;
}
