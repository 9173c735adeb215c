/** What the demo says about who looked for objects. */
import type { DetectRun, Looker } from './detect-report.ts';

export const lookerWords: Readonly<Record<Looker, string>> = {
  page: 'this page',
  server: 'the lab server',
};

/** `4.9 MB`, `25 kB`. */
export function bytesWords(byteLength: number): string {
  return byteLength < 100_000
    ? `${Math.round(byteLength / 1000)} kB`
    : `${(byteLength / 1_000_000).toFixed(1)} MB`;
}

/** What stands in the table's row. */
export function costWords(run: DetectRun) {
  const { perSecond, tookMs, frames, frameBytes } = run;
  return {
    perSecond: perSecond === null ? '–' : perSecond.toFixed(1),
    tookMs: tookMs === null ? '–' : `${Math.round(tookMs)} ms`,
    frame: frames === 0 ? '–' : `${(frameBytes / frames / 1000).toFixed(1)} kB`,
    loaded: loadedWords(run),
  };
}

/** `nothing`, `5.3 MB`, `5.3 MB, from the browser's cache`. */
function loadedWords({ loadedBytes, networkBytes }: DetectRun): string {
  if (loadedBytes === null || networkBytes === null) return 'nothing';
  const loaded = bytesWords(loadedBytes);
  // Headers of the answers count as well, so a few bytes come in any case.
  const isFromCache = networkBytes < loadedBytes / 100;
  return isFromCache ? `${loaded}, from the browser's cache` : loaded;
}

/** One sentence for a run that is over. */
export function detectWords(run: DetectRun): string {
  const { looker, pictures, perSecond, tookMs } = run;
  const who = looker === 'page' ? 'This page' : 'The lab server';
  if (perSecond === null || tookMs === null) {
    return `${who} had no answer before the stream ended: choose more frames.`;
  }
  const count = pictures === null ? '' : `${pictures} of ${run.frames} frames, `;
  return `${who} looked at ${count}${perSecond.toFixed(1)} pictures per second, ${Math.round(tookMs)} ms each.`;
}
