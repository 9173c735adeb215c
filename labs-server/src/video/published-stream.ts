/** What somebody publishes by RTSP, for everybody who watches: the newest frame goes to all. */
import type { Frame, LiveStream } from '../labs/rtsp/live-stream.ts';
import { readJpegScan } from '../../wire/rtp-jpeg/jpeg-scan.ts';
import type { Clock } from '../labs/lab.ts';

interface Watcher {
  readonly onFrame: (frame: Frame) => void;
  readonly onEnd: () => void;
}

/** Told until its first frame has come. */
const assumedSize = { width: 640, height: 360 };
const assumedFramesPerSecond = 15;

export class PublishedStream implements LiveStream {
  readonly title = 'Published stream';
  readonly framesPerSecond = assumedFramesPerSecond;
  #size = assumedSize;
  readonly #clock: Clock;
  readonly #watchers = new Set<Watcher>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get width(): number {
    return this.#size.width;
  }

  get height(): number {
    return this.#size.height;
  }

  watch(onFrame: (frame: Frame) => void, onEnd: () => void): () => void {
    const watcher = { onFrame, onEnd };
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  accept(jpeg: Uint8Array): void {
    const reading = readJpegScan(jpeg);
    if (reading.ok) this.#size = { width: reading.scan.width, height: reading.scan.height };
    const frame = { jpeg, capturedUs: this.#clock.monotonicUs() };
    for (const { onFrame } of this.#watchers) onFrame(frame);
  }

  /** The publisher is gone. */
  end(): void {
    for (const { onEnd } of this.#watchers) onEnd();
  }
}
