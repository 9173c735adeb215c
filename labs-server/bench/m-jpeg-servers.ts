/** Both contenders of the M-JPEG benchmark: the lab and the plain writer, with the same pictures. */
import type { LabParts } from '../src/lab-host/lab-parts.ts';
import { framePart } from '../src/labs/m-jpeg/parts.ts';
import { createPumpedVideo, listenForFrames } from './frame-pump.ts';
import { startPlainMJpegServer } from './plain-m-jpeg-server.ts';
import type { FramePump, ServerStarted } from './server-message.ts';
import { encodeSlideshow } from './slideshow-pictures.ts';

const pictureCount = 16;
/** The default of the endpoint. */
const quality = 75;

let encoded: Promise<readonly Uint8Array[]> | null = null;
const picturesOfBoth = (): Promise<readonly Uint8Array[]> =>
  (encoded ??= encodeSlideshow(pictureCount, quality));

/** A part with its chunk's size and line ends. */
function bytesOnWire(jpeg: Uint8Array): number {
  const boundary = 'frame-01234567';
  const frame = { number: 0, capturedUs: 0, capturedWallMs: Date.now(), jpeg };
  const layout = { boundary, flush: 'before', length: 'exact', boundaryInData: false } as const;
  const { length } = framePart(layout, frame, false);
  return length.toString(16).length + length + 4;
}

async function pumpOf(pictures: readonly Uint8Array[], nextFrame: () => void): Promise<FramePump> {
  return { port: await listenForFrames(nextFrame), frameBytes: pictures.map(bytesOnWire) };
}

export async function startPumpedMJpeg(
  start: (replaced: Partial<LabParts>) => Promise<ServerStarted>,
): Promise<ServerStarted> {
  const pictures = await picturesOfBoth();
  const { createVideo, nextFrame } = createPumpedVideo(pictures);
  return { ...(await start({ createVideo })), pump: await pumpOf(pictures, nextFrame) };
}

export async function startPlainMJpeg(): Promise<ServerStarted> {
  const pictures = await picturesOfBoth();
  const { origin, nextFrame } = await startPlainMJpegServer(pictures);
  const pump = await pumpOf(pictures, nextFrame);
  return { url: origin, channel: '', site: '', rtspPort: 0, pump };
}
