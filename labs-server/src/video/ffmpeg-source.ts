/** The operator's camera, read by ffmpeg: a device of this machine, a file, or what the URL names. */
import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { SKRSContext2D } from '@napi-rs/canvas';
import { pictureSize } from '../../wire/video/frame-code.ts';
import type { Clock } from '../labs/lab.ts';
import { JpegSplitter } from './jpeg-splitter.ts';
import { PushedSource } from './pushed-source.ts';
import type { VideoSource } from './source.ts';

/** Milliseconds after which ffmpeg is started again when it ended while somebody watches. */
export const restartAfterMs = 2_000;
/** How long a snapshot waits for ffmpeg's first picture. */
export const firstPictureMs = 5_000;
const framesPerSecond = 15;

/** Starts ffmpeg: pictures come from its standard output, complaints from its standard error. */
export type SpawnFfmpeg = (
  given: readonly string[],
) => ChildProcessByStdio<null, Readable, Readable>;

const spawnInstalled: SpawnFfmpeg = (given) =>
  spawn('ffmpeg', given, { stdio: ['ignore', 'pipe', 'pipe'] });

/** Whether ffmpeg can be started on this machine. */
export function hasFfmpeg(): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = spawn('ffmpeg', ['-version'], { stdio: 'ignore' });
    probe.once('error', () => resolve(false));
    probe.once('exit', (code) => resolve(code === 0));
  });
}

/** What ffmpeg is asked for. `name` comes from the command line of the lab server, never from a client. */
export function ffmpegArguments(name: string): readonly string[] {
  const { width, height } = pictureSize;
  const isRtsp = name.startsWith('rtsp://');
  const input = [
    ...(isRtsp ? ['-rtsp_transport', 'tcp'] : []),
    ...(name.startsWith('/dev/') ? ['-f', 'v4l2'] : []),
    // A file would be read at once.
    ...(isRtsp || name.startsWith('/dev/') ? [] : ['-re', '-stream_loop', '-1']),
  ];
  const fit = `scale=${width}:${height}:force_original_aspect_ratio=decrease`;
  const filter = `${fit},pad=${width}:${height}:-1:-1,fps=${framesPerSecond}`;
  const output = ['-an', '-vf', filter, '-c:v', 'mjpeg', '-q:v', '4', '-f', 'image2pipe', 'pipe:1'];
  return ['-nostdin', '-loglevel', 'error', ...input, '-i', name, ...output];
}

/** Runs ffmpeg while somebody watches. */
export class FfmpegSource implements VideoSource {
  readonly #clock: Clock;
  readonly #name: string;
  readonly #spawn: SpawnFfmpeg;
  #pictures = new PushedSource();
  #process: ChildProcess | null = null;
  #cancelRestart: (() => void) | null = null;
  #waiting: (() => void)[] = [];
  #failure: string | null = null;

  constructor(clock: Clock, name: string, spawnFfmpeg: SpawnFfmpeg = spawnInstalled) {
    this.#clock = clock;
    this.#name = name;
    this.#spawn = spawnFfmpeg;
  }

  serialAt(): number | null {
    return this.#pictures.serialAt();
  }

  draw(context: SKRSContext2D): void {
    this.#pictures.draw(context);
  }

  watched(isWatched: boolean): void {
    if (isWatched) {
      // What was seen when somebody last watched may be hours old.
      this.#pictures = new PushedSource();
      this.#start();
    } else this.#stop();
    this.#pictures.watched(isWatched);
  }

  /** The last line that ffmpeg said before it ended by itself; told once, so that whoever asks next tries again. */
  takeFailure(): string | null {
    const failure = this.#failure;
    this.#failure = null;
    return failure;
  }

  async prepare(): Promise<void> {
    if (this.#pictures.received === 0) await this.#firstPicture();
    await this.#pictures.prepare();
  }

  #firstPicture(): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#clock.after(firstPictureMs, resolve);
      this.#waiting.push(() => {
        cancel();
        resolve();
      });
    });
  }

  #start(): void {
    const child = this.#spawn(ffmpegArguments(this.#name));
    this.#process = child;
    let said = '';
    const splitter = new JpegSplitter((jpeg) => {
      // What is in the pipe after `#stop` belongs to nobody.
      if (this.#process !== child) return;
      this.#failure = null;
      this.#pictures.push(jpeg);
      this.#wake();
    });
    child.stdout.on('data', (bytes: Buffer) => splitter.write(bytes));
    child.stderr.on('data', (bytes: Buffer) => (said = `${said}${bytes}`.slice(-1_000)));
    child.once('error', (error) => this.#ended(child, error.message));
    child.once('close', (code, signal) => {
      const how = signal === null ? `with code ${code}` : `by ${signal}`;
      this.#ended(child, said.trim().split('\n').at(-1) || `ffmpeg ended ${how}`);
    });
  }

  #ended(child: ChildProcess, reason: string): void {
    if (this.#process !== child) return;
    this.#process = null;
    this.#failure = reason;
    this.#wake();
    this.#cancelRestart = this.#clock.after(restartAfterMs, () => this.#start());
  }

  #stop(): void {
    this.#cancelRestart?.();
    this.#cancelRestart = null;
    const child = this.#process;
    this.#process = null;
    child?.kill('SIGKILL');
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting = [];
  }
}
