/** The screens side by side, and the table that compares the ways. */
import type { RefObject } from 'preact';
import { Announce } from '../Announce.tsx';
import type { ShownFace } from '../trace-face.ts';
import { IntoVideoScreens } from './IntoVideoScreens.tsx';
import { keyOf, type IntoVideoReport, type WayResult } from './into-video-report.ts';
import { comparisonWords, latencyWords, resultWords } from './into-video-words.ts';
import type { Screens } from './go-way.ts';
import type { WayName } from './ways.ts';

export type ScreenRefs = { readonly [Way in keyof Screens]: RefObject<Screens[Way]> };

interface Props extends ShownFace<IntoVideoReport> {
  readonly screens: ScreenRefs;
  /** Those that are chosen. */
  readonly ways: readonly WayName[];
  /** What the newest run showed. */
  readonly newest: readonly WayResult[];
  readonly running: boolean;
  /** The screens show the run of now; a recorded one has its pictures on the wire. */
  readonly isLive: boolean;
}

const beforeRun =
  'Press Run: the camera of the lab server fills all screens at once, each by a way of its own.';

export function IntoVideoFace({ report, onlyBytes, newest, running, ...screens }: Props) {
  const results = report?.results ?? [];
  const words = onlyBytes
    ? 'This recording holds only the bytes of a run.'
    : results.length === 0
      ? beforeRun
      : running
        ? 'The number below each screen is read from its pixels.'
        : comparisonWords(newest.length > 0 ? newest : results);
  return (
    <>
      <IntoVideoScreens {...screens} results={newest} />
      <p class="into-video-words">{words}</p>
      {results.length > 0 && <Comparison results={results} />}
      <Announce sentence={results.length > 0 && !running ? words : ''} />
    </>
  );
}

function Comparison({ results }: { readonly results: readonly WayResult[] }) {
  return (
    <div class="into-video-table" role="region" aria-label="Comparison" tabIndex={0}>
      <table>
        <caption>
          From the camera to the screen; late by the median of the frames that were shown
        </caption>
        <thead>
          <tr>
            <th scope="col">the way</th>
            <th scope="col">first frame</th>
            <th scope="col">late by (frames)</th>
            <th scope="col">shown / missed</th>
            <th scope="col">bytes/s</th>
          </tr>
        </thead>
        <tbody>
          {results.map((result) => (
            <Row key={keyOf(result)} result={result} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ result }: { readonly result: WayResult }) {
  const { firstMs, shown, missed, bytesPerSecond, trouble } = result;
  return (
    <tr>
      <th scope="row">{resultWords(result)}</th>
      {trouble !== null && shown === 0 ? (
        <td colSpan={4} class="into-video-trouble">
          {trouble}
        </td>
      ) : (
        <>
          <td>{firstMs === null ? '–' : `${Math.round(firstMs)} ms`}</td>
          <td>{latencyWords(result) ?? '–'}</td>
          <td>
            {shown} / {missed}
            {trouble !== null && <span class="into-video-trouble"> {trouble}</span>}
          </td>
          <td>{bytesWords(result.way, bytesPerSecond)}</td>
        </>
      )}
    </tr>
  );
}

function bytesWords(way: WayName, bytesPerSecond: number | null): string {
  if (way === 'capture') return 'as canvas';
  if (way === 'img') return 'not told';
  return bytesPerSecond === null ? '–' : `${Math.round(bytesPerSecond / 1000)} kB`;
}
