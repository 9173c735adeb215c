/** One run of ffmpeg: the segments that it writes, and why it ended. */
import type { Clock } from '../../lab.ts';
import { BoxSplitter } from './box-splitter.ts';
import type { FfmpegProcess } from './ffmpeg.ts';
import { mediaTypeOf } from './media-type.ts';
import { type Segment, SegmentAssembly } from './segments.ts';

export interface TranscodingEvents {
  /** Once, before the first segment. */
  onType(mediaType: string): void;
  onSegment(bytes: Buffer): void;
  /** Once, unless it was stopped before. @param reason one line, of ffmpeg where it said one */
  onEnd(reason: string): void;
}

/** ffmpeg has so long to say goodbye to the RTSP server. */
const killAfterMs = 500;
const maxSaidCharacters = 1_000;

export class Transcoding {
  readonly #clock: Clock;
  readonly #child: FfmpegProcess;
  readonly #events: TranscodingEvents;
  readonly #segments = new SegmentAssembly();
  #said = '';
  #isOver = false;

  constructor(clock: Clock, child: FfmpegProcess, events: TranscodingEvents) {
    this.#clock = clock;
    this.#child = child;
    this.#events = events;
    const boxes = new BoxSplitter((box) => this.#take(this.#segments.take(box)));
    child.stdout.on('data', (bytes: Buffer) => this.#read(boxes, bytes));
    child.stderr.on('data', (bytes: Buffer) => {
      this.#said = `${this.#said}${bytes.toString('latin1')}`.slice(-maxSaidCharacters);
    });
    child.once('error', (error) => this.#end(error.message));
    child.once('close', (code) => {
      this.#end(this.#said.trim().split('\n').at(-1) || `it ended with ${code}`);
    });
  }

  /** What it writes waits: then it reads no more of RTSP, whose server leaves frames out. */
  pause(): void {
    this.#child.stdout.pause();
  }

  resume(): void {
    this.#child.stdout.resume();
  }

  /** No event comes after it. */
  stop(): void {
    this.#isOver = true;
    // Nobody reads what it still has, so that it can come to its end.
    this.#child.stdout.resume();
    this.#child.kill('SIGTERM');
    const cancel = this.#clock.after(killAfterMs, () => this.kill());
    this.#child.once('close', cancel);
  }

  /** At once, without goodbye. */
  kill(): void {
    this.#isOver = true;
    this.#child.kill('SIGKILL');
  }

  #read(boxes: BoxSplitter, bytes: Buffer): void {
    if (this.#isOver) return;
    try {
      boxes.push(bytes);
    } catch (error) {
      this.#end(error instanceof Error ? error.message : String(error));
      this.kill();
    }
  }

  #take(segment: Segment | null): void {
    if (segment === null || this.#isOver) return;
    const { kind, bytes } = segment;
    if (kind === 'initialization') {
      const mediaType = mediaTypeOf(bytes);
      if (mediaType === null) throw new Error('Its first track is not H.264.');
      this.#events.onType(mediaType);
    }
    this.#events.onSegment(bytes);
  }

  #end(reason: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#events.onEnd(reason);
  }
}
