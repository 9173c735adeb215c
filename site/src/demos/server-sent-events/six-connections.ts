/** The six-connection limit, shown on purpose: eight streams to one origin, then one more request there and elsewhere. */
import type { LabApi } from '../../cell/lab-api.ts';

export const streamCount = 8;

/** How long a request may wait before the demo calls it stuck, in milliseconds. */
export const stuckMs = 1500;

/** The states of EventSource (HTML section 9.2.2). */
export type StreamState = 'not started' | 'CONNECTING' | 'OPEN' | 'CLOSED';

export interface LimitReport {
  readonly streams: readonly StreamState[];
  /** What became of one more request to the same origin, and to the other one. */
  readonly sameOrigin: string | null;
  readonly otherOrigin: string | null;
}

export const noReport: LimitReport = {
  streams: Array.from({ length: streamCount }, () => 'not started' as const),
  sameOrigin: null,
  otherOrigin: null,
};

const states: readonly StreamState[] = ['CONNECTING', 'OPEN', 'CLOSED'];

/** Runs until Stop, or until the streams have been shown for `holdMs`. */
export async function showLimit(
  lab: LabApi,
  holdMs: number,
  report: (change: LimitReport) => void,
): Promise<void> {
  let current = noReport;
  const tell = (change: Partial<LimitReport>): void => {
    current = { ...current, ...change };
    report(current);
  };
  const sources = current.streams.map(
    (_, index) => new EventSource(lab.url('/server-sent-events/held', { seconds: 60 + index })),
  );
  const look = (): void =>
    tell({ streams: sources.map(({ readyState }) => states[readyState] ?? 'CLOSED') });
  for (const source of sources) source.onopen = look;
  try {
    look();
    await lab.sleep(900);
    look();
    const [sameOrigin, otherOrigin] = await Promise.all([oneMore(lab, 'a'), oneMore(lab, 'b')]);
    tell({ sameOrigin, otherOrigin });
    await lab.sleep(holdMs);
  } finally {
    for (const source of sources) source.close();
    look();
  }
}

async function oneMore(lab: LabApi, origin: 'a' | 'b'): Promise<string> {
  const startedAtMs = lab.now();
  const signal = AbortSignal.any([lab.signal, AbortSignal.timeout(stuckMs)]);
  try {
    const url = lab.url('/polling/latest', {}, { origin });
    const { status } = await fetch(url, { cache: 'no-store', signal });
    return `answered ${status} after ${Math.round(lab.now() - startedAtMs)} ms`;
  } catch {
    if (lab.signal.aborted) return 'stopped';
    return `no answer within ${stuckMs} ms: it waits for a free connection`;
  }
}
