/** A camera without a lens: pictures that were encoded before, and time that passes when the load process says so. */
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Clock } from '../src/labs/lab.ts';
import { createBudget } from '../src/video/budget.ts';
import { Camera } from '../src/video/camera.ts';
import { Detector } from '../src/video/detection/detector.ts';
import { cameraFramesPerSecond } from '../src/video/frame.ts';
import type { Video } from '../src/video/video.ts';

/** Where the load process connects to: every byte that it writes there is the time for one more frame. */
export async function listenForFrames(onFrame: () => void): Promise<number> {
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('data', (bytes) => bytes.forEach(onFrame));
    socket.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

export interface PumpedVideo {
  readonly createVideo: () => Video;
  /** The next frame is due: its readers get it before the next turn of the loop. */
  readonly nextFrame: () => void;
}

/**
 * The camera, the shared encoder and the readers of the lab as they are; what draws and what encodes is left out.
 * @param pictures JPEG, given in turn
 */
export function createPumpedVideo(pictures: readonly Uint8Array[]): PumpedVideo {
  let frames = 0;
  let due: (() => void) | null = null;
  const clock: Clock = {
    monotonicUs: () => Math.ceil((frames * 1_000_000) / cameraFramesPerSecond),
    wallMs: Date.now,
    after(_delayMs, callback) {
      due = callback;
      return () => (due = null);
    },
  };
  const noPixels = new Uint8Array(0);
  const encoders = createBudget(1);
  const detector = new Detector(clock, () => {
    throw new Error('nothing is detected here');
  });
  const camera = new Camera({
    clock,
    source: { serialAt: (atUs) => atUs, draw() {}, watched() {}, prepare: async () => {} },
    painter: { take() {}, picture: () => noPixels, frame: () => noPixels },
    encode: async () => pictures[frames % pictures.length] ?? noPixels,
    detector,
    encoders,
  });
  return {
    nextFrame() {
      frames += 1;
      due?.();
    },
    createVideo: () => ({
      camera: async () => ({ camera, missing: null }),
      missing: () => null,
      openPushed: async () => null,
      encoders,
      detector,
      close() {},
    }),
  };
}
