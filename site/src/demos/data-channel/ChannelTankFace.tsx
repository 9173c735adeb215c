/** Where all the bytes are: four vessels, filled by the real numbers, and the runs compared. */
import { Announce } from '../Announce.tsx';
import type { ShownFace } from '../trace-face.ts';
import { exactBytes, type Vessel } from '../websocket/tank-words.ts';
import {
  beginTankRun,
  keyOfRun,
  type ChannelTankReport,
  type ChannelTankRun,
} from './channel-tank-report.ts';
import {
  channelTankWords,
  channelVessels,
  placeWords,
  pourWords,
  throughputWords,
} from './channel-tank-words.ts';

interface Props extends ShownFace<ChannelTankReport> {
  readonly running: boolean;
}

const beforeRun =
  'Press Send: the page hands over more than the network takes at once, and half way one word.';

const emptyRun = beginTankRun({ side: 'page', way: 'loop', place: 'same', totalBytes: 1 });
const empty: readonly Vessel[] = channelVessels(emptyRun).map((one) => ({ ...one, bytes: 0 }));

export function ChannelTankFace({ report, onlyBytes, running }: Props) {
  const runs = report?.runs ?? [];
  const newest = runs.at(-1) ?? null;
  const words = channelTankWords(newest, running);
  return (
    <>
      <Vessels
        vessels={newest === null ? empty : channelVessels(newest)}
        total={newest?.totalBytes ?? 1}
      />
      <p class="tank-words">
        {onlyBytes ? 'This recording holds only the bytes of a run.' : (words ?? beforeRun)}
      </p>
      {runs.length > 0 && <Comparison runs={runs} />}
      <Announce sentence={newest !== null && !running ? (words ?? '') : ''} />
    </>
  );
}

function Vessels({
  vessels,
  total,
}: {
  readonly vessels: readonly Vessel[];
  readonly total: number;
}) {
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

function Comparison({ runs }: { readonly runs: readonly ChannelTankRun[] }) {
  return (
    <div class="channels-table" role="region" aria-label="Runs" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">way</th>
            <th scope="col">the word</th>
            <th scope="col">waited in the page at most</th>
            <th scope="col">throughput</th>
            <th scope="col">the word took</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={keyOfRun(run)}>
              <th scope="row">
                {pourWords[run.way]}
                {run.side === 'bob' ? ', Bob' : ''}
              </th>
              <td>{placeWords[run.place]}</td>
              <td>{exactBytes(run.peakBytes)}</td>
              <td>{throughputWords(run) ?? '–'}</td>
              <td>{run.wordTookMs === null ? '–' : `${Math.round(run.wordTookMs)} ms`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
