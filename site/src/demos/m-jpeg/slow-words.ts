/** What the demo says about the slow reader. */
import type { Pace, SlowReaderName, SlowReport, SlowResult } from './slow-report.ts';

export const paceWords: Readonly<Record<Pace, string>> = {
  piece: '64 KB every half second',
  nothing: 'nothing at all',
};

export const slowReaderWords: Readonly<Record<SlowReaderName, string>> = {
  steady: 'steady reader',
  slow: 'slow reader',
};

/** "96 KB", of 1024 bytes each. */
export function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} KB`;
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

export function slowWords(report: SlowReport): string {
  const slow = report.results.find(({ reader }) => reader === 'slow');
  if (report.phase === 'catching-up') {
    return 'The slow reader reads on at full speed: first comes what waited for it.';
  }
  if (report.phase === 'over') return report.results.map(endWords).join(' ');
  return (slow?.droppedFrames ?? 0) === 0
    ? 'Nothing is dropped yet: what the slow reader leaves still fits into the buffers of the kernel and the browser.'
    : 'The buffers are full: the server drops each frame that has no room, and only for the slow reader.';
}

function endWords(result: SlowResult): string {
  const { sentFrames, droppedFrames, mostQueuedBytes, mostBehindMs } = result;
  const dropped = droppedFrames === 0 ? 'dropped none' : `dropped ${droppedFrames}`;
  return (
    `For the ${slowReaderWords[result.reader]} the server sent ${sentFrames} frames and ${dropped}; ` +
    `at most ${kilobytes(mostQueuedBytes)} waited in it, and the picture was up to ${seconds(mostBehindMs)} behind.`
  );
}
