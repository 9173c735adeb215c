/** The race in figures: one row per lane. Also what a screen reader gets instead of the charts. */
import { LaneSwatch } from './LaneSwatch.tsx';
import type { RaceLane } from './race-lane.ts';
import { raceLanes } from './race-lanes.ts';
import { bytesPerEvent, costOf, type LaneState, type RaceReport } from './race-report.ts';
import { laneFigures } from './race-tally.ts';

interface Props {
  readonly report: RaceReport | null;
  readonly guess: string | null;
}

const columns = [
  'events',
  'median',
  '95 %',
  'requests',
  'bytes/event',
  '× payload',
  'state',
] as const;

const stateWords: Readonly<Record<LaneState, string>> = {
  races: '… races',
  done: '✓ has all',
  failed: '✗ failed',
  stopped: '■ stopped',
};

export function RaceTable({ report, guess }: Props) {
  const most = Math.max(
    0,
    ...raceLanes.map(({ id }) => (report === null ? 0 : (bytesPerEvent(report, id) ?? 0))),
  );
  return (
    <div class="race-table-box" role="region" tabIndex={0} aria-label="The race in figures">
      <table class="race-table">
        <caption class="visually-hidden">Latency and cost of each lane</caption>
        <thead>
          <tr>
            <th scope="col">lane</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {raceLanes.map((lane) => (
            <LaneRow
              key={lane.id}
              lane={lane}
              report={report}
              guessed={guess === lane.id}
              most={most}
            />
          ))}
        </tbody>
      </table>
      <p class="race-note">{noteOf(report)}</p>
    </div>
  );
}

interface RowProps {
  readonly lane: RaceLane;
  readonly report: RaceReport | null;
  readonly guessed: boolean;
  /** The largest number of bytes per event of all lanes. */
  readonly most: number;
}

function LaneRow({ lane, report, guessed, most }: RowProps) {
  const { delivered, medianMs, p95Ms } = laneFigures(report?.deliveries ?? [], lane.id);
  const cost = report === null ? null : costOf(report, lane.id);
  const perEvent = report === null ? null : bytesPerEvent(report, lane.id);
  const state = report?.lanes[lane.id]?.state;
  const share = perEvent === null || most === 0 ? 0 : perEvent / most;
  return (
    <tr>
      <th scope="row">
        <LaneSwatch hue={lane.hue} />
        {lane.label}
        {guessed && <span class="race-guess">your guess</span>}
      </th>
      <td>{delivered}</td>
      <td>{milliseconds(medianMs)}</td>
      <td>{milliseconds(p95Ms)}</td>
      <td>{cost?.requests ?? '–'}</td>
      <td
        class="race-bytes"
        style={{ '--race-share': share.toFixed(3), '--race-hue': `var(--${lane.hue})` }}
      >
        {perEvent === null ? '–' : Math.round(perEvent)}
      </td>
      <td>{times(perEvent, report?.setting.payloadBytes)}</td>
      <td class={`race-state race-state-${state ?? 'waits'}`}>
        {state === undefined ? '–' : stateWords[state]}
      </td>
    </tr>
  );
}

function milliseconds(value: number | null): string {
  if (value === null) return '–';
  return value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`;
}

function times(perEvent: number | null, payloadBytes: number | undefined): string {
  if (perEvent === null || payloadBytes === undefined) return '–';
  return (perEvent / payloadBytes).toFixed(1);
}

function noteOf(report: RaceReport | null): string {
  const bytes =
    'Bytes: what crossed the sockets in both directions, HTTP heads included, TCP and IP headers not.';
  const latency =
    'Latency: from publishing on the server to the handler in your browser, in a worker, so that drawing does not count';
  if (report === null) return `${latency}. ${bytes}`;
  const { uncertaintyMs } = report;
  if (uncertaintyMs === null) {
    return `${latency}; unknown here, because the two clocks were not aligned yet: race again. ${bytes}`;
  }
  return `${latency}; the two clocks are aligned to ± ${uncertaintyMs.toFixed(1)} ms. ${bytes}`;
}
