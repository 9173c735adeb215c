/** The programs of a lesson as a student runs them: by a Python that has OpenCV, where there is one. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The system's own comes after the one of the path, which may be without OpenCV. */
const pythons = ['python3', '/usr/bin/python3', 'python'];

function runs(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

/** Null when the program can run here; else what is not installed. */
export function missingForPrograms(): string | null {
  if (openCvPython() === null) return 'Python with OpenCV is not installed';
  return runs('ffmpeg', ['-version']) ? null : 'ffmpeg is not installed';
}

function openCvPython(): string | null {
  return pythons.find((python) => runs(python, ['-c', 'import cv2, numpy'])) ?? null;
}

export interface RunningProgram {
  /** What it wrote to both streams so far. */
  output(): string;
  /** Presses Ctrl+C, and resolves when it has ended. */
  interrupt(): Promise<void>;
  /** Resolves with its exit code. */
  ended(): Promise<number | null>;
}

/** @param name file of `content/programs/` */
export function startProgram(name: string, args: readonly string[]): RunningProgram {
  const path = fileURLToPath(new URL(`../${name}`, import.meta.url));
  const child = spawn(openCvPython() ?? 'python3', [path, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const closed = once(child, 'close').then(([code]) => code as number | null);
  return {
    output: () => output,
    interrupt: async () => {
      child.kill('SIGINT');
      await closed;
    },
    ended: () => closed,
  };
}
