/** Segments of MP4 given to a video element by Media Source Extensions, and played at the live edge. */
import { liveEdgePlan } from './live-edge.ts';

/** Segments that wait while the buffer is busy: four seconds of the smallest ones. */
const maxWaitingSegments = 60;

export const noMediaSource =
  'This browser has no Media Source Extensions for a page; an iPhone offers ManagedMediaSource in their place.';

export interface MsePlayerOptions {
  readonly video: HTMLVideoElement;
  /** How much media a segment brings at once. */
  readonly fragmentSeconds: number;
  /** Called once, with a sentence, when nothing more can be shown. */
  readonly onTrouble: (sentence: string) => void;
}

export class MsePlayer {
  readonly #options: MsePlayerOptions;
  readonly #source = new MediaSource();
  readonly #address: string;
  #mediaType: string | null = null;
  #buffer: SourceBuffer | null = null;
  #waiting: ArrayBuffer[] = [];
  #isOver = false;

  constructor(options: MsePlayerOptions) {
    this.#options = options;
    const { video } = options;
    this.#address = URL.createObjectURL(this.#source);
    this.#source.addEventListener('sourceopen', this.#open, { once: true });
    video.addEventListener('error', this.#failed);
    video.src = this.#address;
    // Refused only where even silent video may not play: then no frame is counted.
    video.play().catch(() => undefined);
  }

  /** Says what the segments are. */
  begin(mediaType: string): void {
    if (!MediaSource.isTypeSupported(mediaType)) {
      return this.#end(`This browser cannot decode ${mediaType}.`);
    }
    this.#mediaType = mediaType;
    this.#open();
  }

  push(segment: ArrayBuffer): void {
    if (this.#isOver) return;
    this.#waiting.push(segment);
    if (this.#waiting.length > maxWaitingSegments) this.#end('The browser takes no more segments.');
    else this.#append();
  }

  /** The last frame stays on the screen; the next player of the element takes what is buffered away. */
  close(): void {
    this.#isOver = true;
    this.#waiting = [];
    const { video } = this.#options;
    video.removeEventListener('error', this.#failed);
    video.pause();
    URL.revokeObjectURL(this.#address);
  }

  readonly #open = (): void => {
    if (this.#isOver || this.#mediaType === null || this.#source.readyState !== 'open') return;
    this.#buffer = this.#source.addSourceBuffer(this.#mediaType);
    this.#buffer.addEventListener('updateend', () => this.#updated());
    this.#append();
  };

  readonly #failed = (): void => {
    const { error } = this.#options.video;
    this.#end(`The video element gave up: ${error?.message || `error ${error?.code}`}.`);
  };

  #append(): void {
    if (this.#isOver || this.#buffer === null || this.#buffer.updating) return;
    const segment = this.#waiting.shift();
    if (segment === undefined) return;
    try {
      this.#buffer.appendBuffer(segment);
    } catch (error) {
      this.#end(`The browser took no more: ${error instanceof Error ? error.message : error}.`);
    }
  }

  #updated(): void {
    const buffer = this.#buffer;
    // `updating` was false before this event came: a segment may have been pushed between, and has an event of its own.
    if (this.#isOver || buffer === null || buffer.updating) return;
    const { video, fragmentSeconds } = this.#options;
    const { buffered } = buffer;
    if (buffered.length > 0) {
      const held = { start: buffered.start(0), end: buffered.end(buffered.length - 1) };
      const { seekTo, remove } = liveEdgePlan(held, video.currentTime, fragmentSeconds);
      if (seekTo !== null) video.currentTime = seekTo;
      if (remove !== null) return buffer.remove(remove.start, remove.end);
    }
    this.#append();
  }

  #end(sentence: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#options.onTrouble(sentence);
  }
}
