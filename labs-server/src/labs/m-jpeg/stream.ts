/** One M-JPEG response: a reader of a camera that misses frames when its client is slow. */
import type { Request, Response } from 'express';
import type { CameraFrame, FrameReader, FrameSettings } from '../../video/frame.ts';
import { whenGone } from '../gone.ts';
import type { LabContext } from '../lab.ts';
import { cutWhenStalled } from '../stalled-end.ts';
import { streamFields } from '../streamed-response.ts';
import type { PartLayout } from './parts.ts';
import { streamEnd, streamStart } from './parts.ts';
import type { SharedPart, SharedParts } from './shared-parts.ts';

/** Most bytes that wait for one client; a frame that would be more is dropped. */
export const maxQueuedBytes = 200 * 1024;

export interface StreamOptions {
  readonly context: LabContext;
  readonly request: Request;
  readonly response: Response;
  readonly parts: SharedParts;
  readonly source: string;
  readonly settings: FrameSettings;
  readonly layout: PartLayout;
  /** Frames after which the stream ends; null goes on. */
  readonly count: number | null;
  readonly run: number;
}

/** What `/status` tells of a stream. */
export interface StreamCounters {
  readonly run: number;
  readonly source: string;
  readonly fps: number;
  readonly quality: number;
  /** Least score of marked objects, 0 to 1; null marks none. */
  readonly threshold: number | null;
  readonly flush: string;
  readonly sentFrames: number;
  readonly droppedFrames: number;
  readonly sentBytes: number;
  /** What waits for the client in the process, after what the kernel took. */
  readonly queuedBytes: number;
  /** The most that waited so far. */
  readonly mostQueuedBytes: number;
}

export class MJpegStream implements FrameReader {
  readonly #options: StreamOptions;
  #sentFrames = 0;
  #droppedFrames = 0;
  #sentBytes = 0;
  #mostQueuedBytes = 0;
  #isOver = false;

  /** Writes the head of the response. */
  constructor(options: StreamOptions) {
    this.#options = options;
    const { request, response, layout } = options;
    response.writeHead(200, {
      ...streamFields,
      // A browser that may store the response reads it whether or not its page does: then nothing is ever dropped.
      'Cache-Control': 'no-store, no-transform',
      // Its connection ends with it, so that nothing else waits behind it or has to be told apart from it.
      Connection: 'close',
      'Content-Type': `multipart/x-mixed-replace; boundary=${layout.boundary}`,
    });
    response.flushHeaders();
    whenGone(request, response, () => (this.#isOver = true));
    const start = streamStart(layout);
    if (start !== '' && !this.#isOver) response.write(start);
  }

  get counters(): StreamCounters {
    const { run, source, settings, layout, response } = this.#options;
    return {
      run,
      source,
      fps: settings.framesPerSecond,
      quality: settings.quality,
      threshold: settings.threshold,
      flush: layout.flush,
      sentFrames: this.#sentFrames,
      droppedFrames: this.#droppedFrames,
      sentBytes: this.#sentBytes,
      queuedBytes: response.writableLength,
      mostQueuedBytes: this.#mostQueuedBytes,
    };
  }

  /** A frame is not queued behind one that still waits: a late picture is worth less than the next one. */
  isReady(): boolean {
    if (this.#isOver) return false;
    const { response } = this.#options;
    if (!response.writableNeedDrain && response.socket?.writableNeedDrain !== true) return true;
    this.#droppedFrames += 1;
    return false;
  }

  receive(frame: CameraFrame): void {
    if (this.#isOver) return;
    const { response, parts, layout, count } = this.#options;
    const isLast = this.#sentFrames + 1 === count;
    const part = parts.partOf(frame, layout, isLast);
    if (response.writableLength + part.chunk.length > maxQueuedBytes) {
      this.#droppedFrames += 1;
      return;
    }
    this.#write(part);
    this.#sentFrames += 1;
    this.#sentBytes += part.bytes.length;
    this.#mostQueuedBytes = Math.max(this.#mostQueuedBytes, response.writableLength);
    if (isLast) this.#finish();
  }

  /**
   * The same bytes as those of `response.write`, which would hand over size, data and line ends one by one, for each
   * of many clients. Only while the response has its turn on the connection and its body is in chunks.
   */
  #write({ bytes, chunk }: SharedPart): void {
    const { request, response } = this.#options;
    const { socket } = response;
    const isPlain = socket === null || !response.chunkedEncoding || request.method === 'HEAD';
    if (isPlain) response.write(bytes);
    else socket.write(chunk);
  }

  ended(): void {
    if (this.#isOver) return;
    this.#options.response.write(streamEnd(this.#options.layout));
    this.#finish();
  }

  #finish(): void {
    const { context, response } = this.#options;
    this.#isOver = true;
    response.end();
    cutWhenStalled(context, response);
  }
}
