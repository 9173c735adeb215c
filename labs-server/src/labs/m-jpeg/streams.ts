/** The streams that are open: bounded for each session and for the process. */
import type { MJpegStream } from './stream.ts';

export const streamLimits = { perSession: 12, perProcess: 100 } as const;

export interface Streams {
  readonly size: number;
  of(session: string): readonly MJpegStream[];
  /** Null when there is room for one more; else which limit is reached. */
  full(session: string): 'session' | 'process' | null;
  /** Counts `stream` until the returned function is called. */
  add(session: string, stream: MJpegStream): () => void;
}

export function createStreams(): Streams {
  const bySession = new Map<string, Set<MJpegStream>>();
  let size = 0;
  return {
    get size() {
      return size;
    },
    of: (session) => [...(bySession.get(session) ?? [])],
    full(session) {
      if (size >= streamLimits.perProcess) return 'process';
      return (bySession.get(session)?.size ?? 0) >= streamLimits.perSession ? 'session' : null;
    },
    add(session, stream) {
      const own = bySession.get(session) ?? new Set<MJpegStream>();
      bySession.set(session, own.add(stream));
      size += 1;
      return () => {
        if (!own.delete(stream)) return;
        size -= 1;
        if (own.size === 0) bySession.delete(session);
      };
    },
  };
}
