/** What comes out of a transform, piece by piece. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Transform } from 'node:stream';

export interface Observed {
  /** The pieces so far, as text; `end` when the transform has ended. */
  readonly pieces: readonly string[];
  /** Writes and lets the streams do their work. */
  write(text: string): Promise<void>;
  end(): Promise<void>;
  /** Lets the streams do their work. */
  settle(): Promise<void>;
}

async function settle(): Promise<void> {
  await turn();
  await turn();
}

export function observe(transform: Transform): Observed {
  const pieces: string[] = [];
  transform.on('data', (piece: Buffer) => pieces.push(piece.toString()));
  transform.on('end', () => pieces.push('end'));
  return {
    pieces,
    settle,
    write(text) {
      transform.write(Buffer.from(text));
      return settle();
    },
    end() {
      transform.end();
      return settle();
    },
  };
}
