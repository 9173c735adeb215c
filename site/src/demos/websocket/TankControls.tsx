/** How the page sends, and how the server reads. */
import type { Signal } from '@preact/signals';
import { tankWays, type TankWay } from './tank-report.ts';
import { wayLabels } from './tank-words.ts';

const rates = [1_000_000, 4_000_000, 8_000_000] as const;

interface Props {
  /** False until somebody hears the switches. */
  readonly alive: boolean;
  readonly way: Signal<TankWay>;
  readonly bytesPerSecond: Signal<number>;
  readonly open: boolean;
  readonly onTurn: (open: boolean) => void;
  readonly running: boolean;
  /** Whether this browser has WebSocketStream. */
  readonly hasStream: boolean;
}

export function TankControls(props: Props) {
  return (
    <div class="tank-controls">
      <WayChoice {...props} />
      <ServerChoice {...props} />
    </div>
  );
}

function WayChoice({ alive, way, running, hasStream }: Props) {
  return (
    <fieldset disabled={!alive || running}>
      <legend>the page sends 500 × 64 KiB</legend>
      {tankWays.map((one) => {
        const missing = one === 'stream' && !hasStream;
        return (
          <label key={one} class="tank-choice">
            <input
              type="radio"
              name="tank-way"
              checked={way.value === one}
              disabled={missing}
              onChange={() => (way.value = one)}
            />
            <span>
              {wayLabels[one]}
              {missing && ' (this browser has none)'}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}

function ServerChoice({ alive, bytesPerSecond, open, onTurn, running }: Props) {
  return (
    <fieldset disabled={!alive}>
      <legend>the server</legend>
      <label class="tank-choice">
        <input
          type="checkbox"
          checked={open}
          onChange={({ currentTarget }) => onTurn(currentTarget.checked)}
        />
        <span>reads</span>
      </label>
      <label class="tank-choice">
        <select
          value={bytesPerSecond.value}
          disabled={running}
          aria-label="how fast the server reads"
          onChange={({ currentTarget }) => (bytesPerSecond.value = Number(currentTarget.value))}
        >
          {rates.map((rate) => (
            <option key={rate} value={rate}>
              {rate / 1_000_000} MB per second
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
