/** How a chart of the race looks. Colours are asked for at each drawing: the theme may change. */
import type uPlot from 'uplot';
import { lineDash } from './race-hues.ts';
import type { RaceLane } from './race-lane.ts';

export interface ChartLook {
  /** A line each. */
  readonly lanes: readonly Pick<RaceLane, 'label' | 'hue'>[];
  /** Latency by event, on a logarithmic scale; else a sum by second. */
  readonly byEvent: boolean;
  /** The x axis reaches from the first number at least to the second. */
  readonly xRange: readonly [number, number];
}

/** Height of a chart in CSS pixels. */
export const chartHeightPx = 184;

/** Steps of the axis that counts events: there is no event 2.5. */
const wholeSteps = [1, 2, 5, 10, 20, 50];

/** @param element what the chart stands in: it gives the colours and the width */
export function chartOptions(element: HTMLElement, look: () => ChartLook): uPlot.Options {
  const color = (name: string) => (): string =>
    getComputedStyle(element).getPropertyValue(`--${name}`).trim();
  const axis: uPlot.Axis = {
    stroke: color('ink-3'),
    grid: { stroke: color('line'), width: 1 },
    ticks: { show: false },
    font: '11px "IBM Plex Mono", monospace',
  };
  const { lanes, byEvent } = look();
  return {
    width: chartWidth(element),
    height: chartHeightPx,
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: (_chart, _low, high) => xRange(look().xRange, high) },
      y: byEvent ? { distr: 3, range: decades } : { range: fromZero },
    },
    axes: [
      { ...axis, size: 24, gap: 4, space: 36, ...(byEvent ? { incrs: wholeSteps } : {}) },
      { ...axis, size: 44, gap: 6, space: 30, ...(byEvent ? decadeTicks : {}) },
    ],
    series: [{}, ...lanes.map((lane) => seriesOf(lane, color(lane.hue), byEvent))],
  };
}

export function chartWidth(element: HTMLElement): number {
  return Math.max(200, element.clientWidth);
}

function seriesOf(
  lane: Pick<RaceLane, 'label' | 'hue'>,
  stroke: () => string,
  byEvent: boolean,
): uPlot.Series {
  return {
    label: lane.label,
    stroke,
    width: 1.75,
    dash: [...lineDash[lane.hue]],
    spanGaps: true,
    points: { show: byEvent, size: 4, stroke, fill: stroke, width: 1 },
  };
}

function xRange([from, to]: readonly [number, number], high: number): [number, number] {
  return [from, Math.max(to, high, from + 1)];
}

function fromZero(_chart: uPlot, _low: number, high: number): [number, number] {
  return [0, Math.max(1, (high ?? 0) * 1.1)];
}

/** Whole powers of ten around the values, at least from 0.1 to 100. */
function decades(_chart: uPlot, low: number, high: number): [number, number] {
  const top = 10 ** Math.ceil(Math.log10(Math.max(100, high ?? 0)));
  return [Math.min(0.1, low ?? 0.1), top];
}

/** A line and a label per power of ten. */
const decadeTicks: Pick<uPlot.Axis, 'splits' | 'values' | 'filter'> = {
  splits: (_chart, _axis, low, high) => {
    const first = Math.round(Math.log10(low));
    const last = Math.round(Math.log10(high));
    return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
  },
  values: (_chart, ticks) => ticks.map((tick) => String(Number(tick.toPrecision(1)))),
  filter: (_chart, ticks) => ticks,
};
