/** The program that transcodes. It is looked for until it is found, and then never again. */
import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

export type FfmpegProcess = ChildProcessByStdio<null, Readable, Readable>;

/** What was found on this machine. */
export type FfmpegFound =
  | { readonly state: 'ready'; readonly version: string }
  | { readonly state: 'without-h264'; readonly version: string }
  | { readonly state: 'missing' };

export interface Ffmpeg {
  look(): Promise<FfmpegFound>;
  /** Without a shell, and without standard input. */
  start(args: readonly string[]): FfmpegProcess;
}

const lookWithinMs = 10_000;

/** @param program name or path, never from a client */
export function createFfmpeg(program: string): Ffmpeg {
  let found: Promise<FfmpegFound> | null = null;
  return {
    async look() {
      const looking = (found ??= lookFor(program));
      const what = await looking;
      if (what.state === 'missing' && found === looking) found = null;
      return what;
    },
    start: (args) => spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] }),
  };
}

/** It names its version and its encoders at once. */
function lookFor(program: string): Promise<FfmpegFound> {
  return new Promise((resolve) => {
    execFile(program, ['-encoders'], { timeout: lookWithinMs }, (error, stdout, stderr) =>
      resolve(error === null ? readEncoders(stdout, stderr) : { state: 'missing' }),
    );
  });
}

/** Reads what `ffmpeg -encoders` wrote. */
export function readEncoders(stdout: string, stderr: string): FfmpegFound {
  const [, version] = /^ffmpeg version (\S+)/.exec(stderr) ?? [];
  if (version === undefined) return { state: 'missing' };
  return { state: / libx264 /.test(stdout) ? 'ready' : 'without-h264', version };
}
