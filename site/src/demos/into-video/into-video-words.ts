/** What the demo says about its ways. */
import type { WayResult } from './into-video-report.ts';
import { framesPerSecond, type Fragment, type Tune, type WayName } from './ways.ts';

export const wayWords: Readonly<Record<WayName, string>> = {
  img: 'img element',
  canvas: 'fetch and canvas',
  capture: 'canvas.captureStream()',
  generator: 'MediaStreamTrackGenerator',
  mse: 'RTSP, ffmpeg, MSE',
};

/** The same below a small screen. */
export const screenWords: Readonly<Record<WayName, string>> = {
  img: 'img element',
  canvas: 'fetch and canvas',
  capture: 'captureStream()',
  generator: 'track generator',
  mse: 'ffmpeg and MSE',
};

export const tuneWords: Readonly<Record<Tune, string>> = {
  zerolatency: 'gives each frame at once',
  none: 'looks at later frames first',
};

export const fragmentWords: Readonly<Record<Fragment, string>> = {
  frame: 'for each frame',
  keyframe: 'for each second',
};

/** `RTSP, ffmpeg, MSE`, with its encoding where it is not the first choice. */
export function resultWords({ way, encoding }: WayResult): string {
  const differences = [
    ...(encoding?.tune === 'none' ? ['encoder looks ahead'] : []),
    ...(encoding?.fragment === 'keyframe' ? ['a fragment a second'] : []),
  ];
  return [wayWords[way], ...differences].join(', ');
}

/** Milliseconds and frame intervals, as "108 ± 4 ms (1.6)"; null while nobody knows. */
export function latencyWords({ latencyMs, uncertaintyMs }: WayResult): string | null {
  if (latencyMs === null) return null;
  const frames = ((latencyMs * framesPerSecond) / 1000).toFixed(1);
  return `${Math.round(latencyMs)} ± ${Math.ceil(uncertaintyMs ?? 0)} ms (${frames})`;
}

/** Of those that ran together: who was first, who was last, and how far they are apart. */
export function comparisonWords(results: readonly WayResult[]): string {
  const known = results
    .flatMap((result) => (result.latencyMs === null ? [] : [{ result, ms: result.latencyMs }]))
    .toSorted((one, other) => one.ms - other.ms);
  const [first, last] = [known.at(0), known.at(-1)];
  if (first === undefined || last === undefined)
    return 'No way showed a frame whose time is known.';
  if (first === last) return `${resultWords(first.result)}: ${Math.round(first.ms)} ms late.`;
  const apartMs = last.ms - first.ms;
  const frames = ((apartMs * framesPerSecond) / 1000).toFixed(1);
  return `First on the screen: ${resultWords(first.result)}. Last, ${Math.round(apartMs)} ms or ${frames} frames later: ${resultWords(last.result)}.`;
}
