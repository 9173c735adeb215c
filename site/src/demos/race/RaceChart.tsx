/** One live chart of the race, drawn by uPlot, which is loaded when the race first runs. */
import { useEffect, useRef } from 'preact/hooks';
import type uPlot from 'uplot';
import chartStyles from 'uplot/dist/uPlot.min.css?url';
import { loadStyles } from '../../styles/load-styles.ts';
import { chartHeightPx, chartOptions, chartWidth, type ChartLook } from './chart-options.ts';
import { onThemeChange } from './chart-theme.ts';
import type { Series } from './race-series.ts';

interface Props {
  readonly title: string;
  readonly unit: string;
  readonly look: ChartLook;
  readonly series: Series;
}

export function RaceChart({ title, unit, look, series }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const latest = useRef({ look, series });
  latest.current = { look, series };
  const isEmpty = series.x.length === 0;
  useEffect(() => {
    const element = box.current;
    if (element === null || isEmpty) return;
    return mountChart(element, latest, chart);
  }, [isEmpty]);
  useEffect(() => chart.current?.setData(chartData(series)), [series]);
  return (
    <figure class="race-chart">
      <figcaption>
        {title} <span>{unit}</span>
      </figcaption>
      <div ref={box} style={{ height: `${chartHeightPx}px` }} aria-hidden="true">
        {isEmpty && <p>The lines begin with the first event.</p>}
      </div>
    </figure>
  );
}

interface Latest {
  readonly current: { readonly look: ChartLook; readonly series: Series };
}

function mountChart(
  element: HTMLElement,
  latest: Latest,
  chart: { current: uPlot | null },
): () => void {
  let gone = false;
  void loadChart().then((Chart) => {
    if (gone) return;
    const options = chartOptions(element, () => latest.current.look);
    chart.current = new Chart(options, chartData(latest.current.series), element);
  });
  const observer = new ResizeObserver(() =>
    chart.current?.setSize({ width: chartWidth(element), height: chartHeightPx }),
  );
  observer.observe(element);
  const stopListening = onThemeChange(document, () => chart.current?.redraw(false, false));
  return () => {
    gone = true;
    observer.disconnect();
    stopListening();
    chart.current?.destroy();
    chart.current = null;
  };
}

async function loadChart(): Promise<typeof uPlot> {
  const [{ default: Chart }] = await Promise.all([
    import('uplot'),
    loadStyles(document, chartStyles),
  ]);
  return Chart;
}

function chartData({ x, lanes }: Series): uPlot.AlignedData {
  return [[...x], ...lanes.map((lane) => [...lane])];
}
