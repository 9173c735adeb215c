/** A reader of a camera for tests. */
import sharp from 'sharp';
import { readFrameCode } from '../../../wire/video/frame-code.ts';
import type { CameraFrame, FrameReader, Rgba } from '../frame.ts';

export interface Watcher extends FrameReader {
  /** While false, every frame is dropped for it. */
  ready: boolean;
  readonly frames: readonly CameraFrame[];
  readonly endedBecause: string | null;
  /** Resolves when it has received so many frames. */
  has(count: number): Promise<void>;
}

export function createWatcher(): Watcher {
  const frames: CameraFrame[] = [];
  let waiting: (() => void)[] = [];
  let endedBecause: string | null = null;
  return {
    ready: true,
    frames,
    get endedBecause() {
      return endedBecause;
    },
    isReady() {
      return this.ready;
    },
    receive(frame) {
      frames.push(frame);
      for (const wake of waiting) wake();
      waiting = [];
    },
    ended: (reason) => void (endedBecause = reason),
    async has(count) {
      while (frames.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    },
  };
}

/** The pixels of a JPEG, or of the file of one. */
export async function pixelsOf(jpeg: Uint8Array | string): Promise<Rgba> {
  return sharp(jpeg).ensureAlpha().raw().toBuffer();
}

/** The number that is drawn on a frame. */
export async function drawnNumber(jpeg: Uint8Array): Promise<number | null> {
  return readFrameCode(await pixelsOf(jpeg));
}
