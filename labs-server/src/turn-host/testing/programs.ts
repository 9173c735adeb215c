/** The programs of coturn, as other implementations: tests that need one say so in their names, and are skipped without it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** The reason to skip, as node:test wants it; false where the program is installed. */
export function without(program: string): string | false {
  const isThere = spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
  return isThere ? false : `${program} (Debian: coturn) is not installed`;
}

export interface Started {
  readonly pid: number;
  /** What it wrote to both streams so far. */
  output(): string;
  /** Resolves when `text` was written, or when the program ended. */
  until(text: string): Promise<void>;
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

export function startProgram(name: string, args: readonly string[]): Started {
  const child: ChildProcess = spawn(name, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let written = '';
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      written += text;
      tell();
    });
  }
  const ended = once(child, 'exit').then(([code]) => {
    tell();
    return code as number | null;
  });
  return {
    pid: child.pid ?? 0,
    output: () => written,
    until: (text) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!written.includes(text) && child.exitCode === null) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      }),
    ended,
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** A UDP port of 127.0.0.1 that nobody has now, with the next one free as well. */
export async function freePortPair(): Promise<number> {
  for (;;) {
    const first = createSocket('udp4').bind(0, '127.0.0.1');
    await once(first, 'listening');
    const { port } = first.address();
    const next = createSocket('udp4');
    const isFree = await new Promise<boolean>((resolve) => {
      next.once('error', () => resolve(false));
      next.bind(port + 1, '127.0.0.1', () => resolve(true));
    });
    first.close();
    next.close();
    if (isFree) return port;
  }
}
