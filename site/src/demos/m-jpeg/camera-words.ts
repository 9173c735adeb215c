/** What the demo says about its readers. */
import type { CameraRun, Flush, ReaderName, ReaderResult } from './camera-report.ts';

export const flushWords: Readonly<Record<Flush, string>> = {
  before: 'before that part, with it',
  after: 'after the part that it ends, at once',
  header: 'at once, and the next head with it',
};

export const readerWords: Readonly<Record<ReaderName, string>> = {
  canvas: 'fetch and canvas',
  img: 'img element',
};

/** Frames of the stream and milliseconds, as "1.1 frames, 108 ms"; null while nobody knows. */
export function latencyWords({ fps }: CameraRun, { latencyMs }: ReaderResult): string | null {
  if (latencyMs === null) return null;
  return `${((latencyMs * fps) / 1000).toFixed(1)} frames, ${Math.round(latencyMs)} ms`;
}

/** One sentence for each reader of a run. */
export function runWords(run: CameraRun): string {
  return run.readers
    .map((result) => {
      const latency = latencyWords(run, result);
      const late = latency === null ? '' : `, each ${latency} behind the camera`;
      const missed = result.missed === 0 ? 'missed none' : `missed ${result.missed}`;
      return `The ${readerWords[result.reader]} showed ${result.shown} frames and ${missed}${late}.`;
    })
    .join(' ');
}
