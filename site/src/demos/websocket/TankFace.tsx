/** Where all the bytes are: four vessels, filled by the real numbers, and the ways compared. */
import { Announce } from '../Announce.tsx';
import type { ShownFace } from '../trace-face.ts';
import type { TankReport, TankRun } from './tank-report.ts';
import {
  exactBytes,
  megabytes,
  tankWords,
  vesselsOf,
  wayLabels,
  type Vessel,
} from './tank-words.ts';

interface Props extends ShownFace<TankReport> {
  readonly running: boolean;
}

const beforeRun =
  'Press Send: the page hands its messages over, and a server that does not read lets them wait. Then let it read.';

export function TankFace({ report, onlyBytes, running }: Props) {
  const runs = report?.runs ?? [];
  const newest = runs.at(-1) ?? null;
  const words = tankWords(newest, running);
  return (
    <>
      <Vessels run={newest} />
      <p class="tank-words">
        {onlyBytes ? 'This recording holds only the bytes of a run.' : (words ?? beforeRun)}
      </p>
      {runs.length > 0 && <Comparison runs={runs} />}
      <Announce sentence={newest !== null && !running ? (words ?? '') : ''} />
    </>
  );
}

const emptyVessels: readonly Vessel[] = [
  { label: 'not sent yet', about: 'with the producer', bytes: 0 },
  { label: 'waits in the page', about: 'bufferedAmount', bytes: 0 },
  { label: 'on its way', about: 'buffers of both systems', bytes: 0 },
  { label: 'read', about: 'says the server', bytes: 0 },
];

function Vessels({ run }: { readonly run: TankRun | null }) {
  const vessels = run === null ? emptyVessels : vesselsOf(run);
  const total = run?.totalBytes ?? 1;
  return (
    <ol class="tank-vessels" aria-label="Where the bytes are">
      {vessels.map(({ label, about, bytes }) => (
        <li key={label} class="tank-vessel">
          <span class="tank-glass" aria-hidden="true">
            <i style={{ height: `${((bytes / total) * 100).toFixed(2)}%` }} />
          </span>
          <b>{label}</b>
          <span class="tank-bytes">{exactBytes(bytes)}</span>
          <span class="tank-about">{about}</span>
        </li>
      ))}
    </ol>
  );
}

function Comparison({ runs }: { readonly runs: readonly TankRun[] }) {
  return (
    <table class="tank-table">
      <thead>
        <tr>
          <th scope="col">way</th>
          <th scope="col">waited in the page at most</th>
          <th scope="col">all read after</th>
        </tr>
      </thead>
      <tbody>
        {runs.map(({ way, peakBytes, tookMs }) => (
          <tr key={way}>
            <th scope="row">{wayLabels[way]}</th>
            <td>
              {exactBytes(peakBytes)} ({megabytes(peakBytes)})
            </td>
            <td>{tookMs === null ? '–' : `${(tookMs / 1000).toFixed(1)} s`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
