/** Bit rate, frames, and time of the last minute; drawn as the race draws. */
import { useMemo } from 'preact/hooks';
import type { ChartLook } from '../race/chart-options.ts';
import { LaneSwatch } from '../race/LaneSwatch.tsx';
import { RaceChart } from '../race/RaceChart.tsx';
import { callSeries } from './call-series.ts';
import type { CallSample } from './call-stats.ts';

type Line = ChartLook['lanes'][number];

const rateLines: readonly Line[] = [
  { label: 'sent', hue: 'rtp' },
  { label: 'aimed at', hue: 'event' },
  { label: 'believed possible', hue: 'tcp' },
];
const frameLines: readonly Line[] = [
  { label: 'sent', hue: 'rtp' },
  { label: 'shown', hue: 'ws' },
];
const timeLines: readonly Line[] = [
  { label: 'round trip', hue: 'stun' },
  { label: 'jitter', hue: 'event' },
  { label: 'jitter buffer', hue: 'http' },
];

export function CallCharts({ samples }: { readonly samples: readonly CallSample[] }) {
  const rate = useMemo(
    () => callSeries(samples, ['sentKbps', 'targetKbps', 'availableKbps']),
    [samples],
  );
  const frames = useMemo(() => callSeries(samples, ['sentFps', 'shownFps']), [samples]);
  const time = useMemo(
    () => callSeries(samples, ['roundTripMs', 'jitterMs', 'jitterBufferMs']),
    [samples],
  );
  const from = Math.floor(samples[0]?.atSeconds ?? 0);
  const look = (lanes: readonly Line[]): ChartLook => ({
    lanes,
    byEvent: false,
    xRange: [from, from + 20],
  });
  return (
    <div class="race-charts call-charts">
      <div>
        <RaceChart title="Bit rate" unit="kbit/s" look={look(rateLines)} series={rate} />
        <Legend lines={rateLines} />
      </div>
      <div>
        <RaceChart title="Frames" unit="per second" look={look(frameLines)} series={frames} />
        <Legend lines={frameLines} />
      </div>
      <div>
        <RaceChart title="Time" unit="ms" look={look(timeLines)} series={time} />
        <Legend lines={timeLines} />
      </div>
    </div>
  );
}

function Legend({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <p class="call-legend">
      {lines.map(({ label, hue }) => (
        <span key={label}>
          <LaneSwatch hue={hue} />
          {label}
        </span>
      ))}
    </p>
  );
}
