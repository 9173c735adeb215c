/** One run of the slow reader beside a steady one: what they show, and what the lab server counts meanwhile. */
import type { LabApi } from '../../cell/lab-api.ts';
import { labWithin } from '../lab-within.ts';
import { problemText } from '../problem-text.ts';
import { cameraFramesPerSecond } from './frame-clock.ts';
import { partsOf } from './multipart-parts.ts';
import { pacedBody } from './paced-body.ts';
import { openMultipart, paintParts } from './picture-readers.ts';
import {
  countsOf,
  slowReaders,
  type Pace,
  type SlowPhase,
  type SlowReaderName,
  type SlowReport,
  type StreamCount,
} from './slow-report.ts';

export type SlowScreens = Readonly<Record<SlowReaderName, HTMLCanvasElement>>;

/** Large and many, so that the buffers are full within seconds. */
const asked = { fps: 30, quality: 95, flush: 'header' } as const;

const everyMs = 500;

/** What the slow reader takes at once: about one picture. */
const pieceBytes = 64 * 1024;

/** So many frames have to be dropped before the slow reader reads on. */
const enoughDropped = 45;

/** After which time the slow reader reads on anyhow, and how long it may need to catch up. */
const slowMs = 25_000;
const catchUpMs = 10_000;

const nothingYet: StreamCount = {
  sentFrames: 0,
  droppedFrames: 0,
  queuedBytes: 0,
  mostQueuedBytes: 0,
};

/** What both screens show, and what is known of their streams. */
class Observation {
  readonly #pace: Pace;
  readonly #newest = new Map<SlowReaderName, number>();
  readonly #mostBehindMs = new Map<SlowReaderName, number>();
  #counts: readonly StreamCount[] = [];
  #maxQueuedBytes: number | null = null;
  phase: SlowPhase = 'slow';

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  show(reader: SlowReaderName, frameNumber: number): void {
    this.#newest.set(reader, frameNumber);
    const newest = Math.max(...this.#newest.values());
    for (const [other, number] of this.#newest) {
      const behindMs = ((newest - number) * 1000) / cameraFramesPerSecond;
      this.#mostBehindMs.set(other, Math.max(behindMs, this.#mostBehindMs.get(other) ?? 0));
    }
  }

  newestOf(reader: SlowReaderName): number {
    return this.#newest.get(reader) ?? -1;
  }

  get droppedFrames(): number {
    return this.#counts[slowReaders.indexOf('slow')]?.droppedFrames ?? 0;
  }

  count(status: unknown, run: number): void {
    const { counts, maxQueuedBytes } = countsOf(status, run);
    this.#maxQueuedBytes = maxQueuedBytes;
    // With fewer of them nobody knows whose they are.
    if (counts.length === slowReaders.length) this.#counts = counts;
  }

  get report(): SlowReport {
    return {
      pace: this.#pace,
      phase: this.phase,
      maxQueuedBytes: this.#maxQueuedBytes,
      results: slowReaders.map((reader, index) => ({
        reader,
        newest: this.#newest.get(reader) ?? null,
        mostBehindMs: this.#mostBehindMs.get(reader) ?? 0,
        ...(this.#counts[index] ?? nothingYet),
      })),
    };
  }
}

export interface SlowRunOptions {
  readonly lab: LabApi;
  /** The lab in another run: megabytes of pictures per second would hide everything else on this one's wire. */
  readonly streams: LabApi;
  /** Number of that run. */
  readonly streamsRun: number;
  readonly screens: SlowScreens;
  readonly pace: Pace;
  readonly tell: (report: SlowReport) => void;
}

/** Resolves when the slow reader has caught up; no connection is left then, and none after a Stop. */
export async function runSlowReader(options: SlowRunOptions): Promise<void> {
  const { pace, tell } = options;
  const observation = new Observation(pace);
  const leaving = new AbortController();
  const streams = labWithin(options.streams, leaving.signal);
  const readOn = Promise.withResolvers<void>();
  streams.onStop(() => readOn.resolve());
  const beforeRead = (): Promise<void> => {
    if (pace === 'nothing' || observation.phase !== 'slow') return readOn.promise;
    return Promise.race([streams.sleep(everyMs), readOn.promise]);
  };
  try {
    const reading = openBoth(streams, options.screens, beforeRead, observation);
    await Promise.race([reading, observe(options, observation, () => readOn.resolve())]);
    observation.phase = 'over';
    tell(observation.report);
  } finally {
    leaving.abort(new DOMException('The run is over.', 'AbortError'));
  }
}

/** Reads until somebody aborts. The steady one comes first: the lab server tells its streams in their order. */
async function openBoth(
  streams: LabApi,
  screens: SlowScreens,
  beforeRead: () => Promise<void>,
  observation: Observation,
): Promise<void> {
  const url = streams.url('/m-jpeg/stream', asked);
  const steady = await openMultipart(streams, url);
  const slow = await openMultipart(streams, url);
  const bodies = { steady: steady.body, slow: pacedBody(slow.body, pieceBytes, beforeRead) };
  const paint = (reader: SlowReaderName): Promise<void> => {
    const parts = partsOf(bodies[reader], steady.boundary);
    return paintParts(parts, screens[reader], (number) => observation.show(reader, number));
  };
  await Promise.all(slowReaders.map(paint));
}

/** Asks for the counters until enough was dropped, lets the slow one read on, and waits until it has caught up. */
async function observe(
  { lab, streamsRun, tell }: SlowRunOptions,
  observation: Observation,
  readOn: () => void,
): Promise<void> {
  const look = async (isOver: () => boolean, withinMs: number): Promise<void> => {
    const untilMs = lab.now() + withinMs;
    while (!isOver() && lab.now() < untilMs) {
      tell(observation.report);
      await lab.sleep(everyMs);
      observation.count(await askStatus(lab), streamsRun);
    }
  };
  await look(() => observation.droppedFrames >= enoughDropped, slowMs);
  const goal = observation.newestOf('steady');
  observation.phase = 'catching-up';
  readOn();
  await look(() => observation.newestOf('slow') >= goal, catchUpMs);
}

async function askStatus(lab: LabApi): Promise<unknown> {
  const response = await fetch(lab.url('/m-jpeg/status'), {
    signal: lab.signal,
    cache: 'no-store',
  });
  if (!response.ok) throw new Error(await problemText(response));
  return response.json();
}
