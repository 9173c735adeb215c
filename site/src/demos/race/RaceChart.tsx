/** One live chart of the race, drawn by uPlot, which is loaded when the race first runs. */
import { useEffect, useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import chartStyles from 'uplot/dist/uPlot.min.css?url';
import { loadStyles } from '../../wire-view/load-styles.ts';
import { lineDash } from './race-hues.ts';
import type { RaceLane } from './race-lane.ts';

/** One point per lane and event; null where a lane has no value (yet). */
export interface ChartSeries {
  readonly x: readonly number[];
  readonly lanes: readonly (readonly (number | null)[])[];
}

interface Props {
  readonly title: string;
  readonly unit: string;
  readonly xLabel: string;
  readonly lanes: readonly RaceLane[];
  readonly series: ChartSeries;
  readonly logarithmic: boolean;
}

const heightPx = 190;

export function RaceChart({ title, unit, xLabel, lanes, series, logarithmic }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    let gone = false;
    void loadChart().then((Chart) => {
      if (gone) return;
      const width = Math.max(200, element.clientWidth);
      const options = chartOptions(element, { lanes, xLabel, unit, width, logarithmic });
      chart.current = new Chart(options, chartData(series), element);
    });
    const observer = new ResizeObserver(() =>
      chart.current?.setSize({ width: Math.max(200, element.clientWidth), height: heightPx }),
    );
    observer.observe(element);
    return () => {
      gone = true;
      observer.disconnect();
      chart.current?.destroy();
      chart.current = null;
    };
  }, []);
  useEffect(() => chart.current?.setData(chartData(series)), [series]);
  return (
    <figure class="race-chart">
      <figcaption>
        {title} <span>{unit}</span>
      </figcaption>
      <div ref={box} aria-hidden="true" />
    </figure>
  );
}

async function loadChart(): Promise<typeof uPlot> {
  const [{ default: Chart }] = await Promise.all([
    import('uplot'),
    loadStyles(document, chartStyles),
  ]);
  return Chart;
}

function chartData({ x, lanes }: ChartSeries): uPlot.AlignedData {
  return [[...x], ...lanes.map((lane) => [...lane])];
}

interface ChartLook {
  readonly lanes: readonly RaceLane[];
  readonly xLabel: string;
  readonly unit: string;
  readonly width: number;
  readonly logarithmic: boolean;
}

function chartOptions(element: HTMLElement, look: ChartLook): uPlot.Options {
  const style = getComputedStyle(element);
  const color = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const axis: uPlot.Axis = {
    stroke: color('ink-3'),
    grid: { stroke: color('line'), width: 1 },
    ticks: { show: false },
    font: '11px "IBM Plex Mono", monospace',
    size: 44,
  };
  return {
    width: look.width,
    height: heightPx,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false }, y: look.logarithmic ? { distr: 3 } : { range: fromZero } },
    axes: [{ ...axis, size: 26, values: (_chart, ticks) => ticks.map(String) }, axis],
    series: [
      { label: look.xLabel },
      ...look.lanes.map((lane): uPlot.Series => ({
        label: lane.label,
        stroke: color(lane.hue),
        width: 1.75,
        dash: [...lineDash[lane.hue]],
        points: { show: false },
        spanGaps: true,
      })),
    ],
  };
}

function fromZero(_chart: uPlot, _low: number, high: number): [number, number] {
  return [0, Math.max(1, high * 1.1)];
}
