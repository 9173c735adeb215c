/** The race in figures: one row per lane. Also what a screen reader gets instead of the charts. */
import type { RaceModel } from './race-model.ts';
import { raceLanes } from './race-lanes.ts';
import { laneFigures } from './race-tally.ts';

interface Props {
  readonly model: RaceModel | null;
  readonly payloadBytes: number;
  readonly guess: string | null;
}

export function RaceTable({ model, payloadBytes, guess }: Props) {
  const deliveries = model?.deliveries.value ?? [];
  return (
    <div class="race-table-box">
      <table class="race-table">
        <caption class="visually-hidden">Latency and cost of each lane</caption>
        <thead>
          <tr>
            <th scope="col">lane</th>
            <th scope="col">events</th>
            <th scope="col">median</th>
            <th scope="col">95 %</th>
            <th scope="col">requests</th>
            <th scope="col">bytes/event</th>
            <th scope="col">× payload</th>
          </tr>
        </thead>
        <tbody>
          {raceLanes.map((lane) => {
            const { delivered, medianMs, p95Ms } = laneFigures(deliveries, lane.id);
            const cost = model?.costs.value.get(lane.id);
            const perEvent = cost === undefined || delivered === 0 ? null : cost.bytes / delivered;
            return (
              <tr key={lane.id}>
                <th scope="row">
                  <span class={`chip ${lane.hue}`}>{lane.label}</span>
                  {guess === lane.id && <span class="race-guess">your guess</span>}
                </th>
                <td>{delivered}</td>
                <td>{milliseconds(medianMs)}</td>
                <td>{milliseconds(p95Ms)}</td>
                <td>{cost?.requests ?? '–'}</td>
                <td>{perEvent === null ? '–' : Math.round(perEvent)}</td>
                <td>{perEvent === null ? '–' : (perEvent / payloadBytes).toFixed(1)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function milliseconds(value: number | null): string {
  if (value === null) return '–';
  return value < 10 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`;
}
