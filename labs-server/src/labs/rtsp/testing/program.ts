/** Programs that a machine may have or not: their tests are skipped by name where they are missing. */
import { spawn, spawnSync } from 'node:child_process';

export function hasProgram(name: string): boolean {
  return spawnSync(name, ['-version'], { stdio: 'ignore' }).error === undefined;
}

/** True where GStreamer and the plugin with this element are installed. */
export function hasGstreamerElement(name: string): boolean {
  return spawnSync('gst-inspect-1.0', ['--exists', name], { stdio: 'ignore' }).status === 0;
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/**
 * Runs a program to its end; `signal` kills it. Its output is what it wrote to both streams.
 * @param untilInterrupted when it resolves, the program is told to end, as by Ctrl+C
 */
export function runProgram(
  name: string,
  args: readonly string[],
  signal: AbortSignal,
  untilInterrupted?: Promise<void>,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(name, args, {
      signal,
      killSignal: 'SIGKILL',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    void untilInterrupted?.then(() => child.kill('SIGINT'));
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.on('error', (error) =>
      error.name === 'AbortError' ? resolve({ code: null, output }) : reject(error),
    );
    child.on('close', (code) => resolve({ code, output }));
  });
}
