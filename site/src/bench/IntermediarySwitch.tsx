/** The switch that puts an intermediary between the browser and the lab server. */

interface Intermediary {
  readonly via: string;
  readonly label: string;
  readonly effect: string;
}

/** In the order of the menu. `via` is the parameter's value that every endpoint takes. */
export const intermediaries: readonly Intermediary[] = [
  { via: 'direct', label: 'direct', effect: 'No intermediary: one connection.' },
  { via: 'rechunk', label: 're-chunking proxy', effect: 'Cuts the body into pieces of 7 bytes.' },
  { via: 'coalesce', label: 'coalescing proxy', effect: 'Joins what comes within 200 ms.' },
  {
    via: 'buffer',
    label: 'buffering proxy',
    effect: 'Holds the body back until 4 KB are there or it ends.',
  },
  { via: 'delay', label: 'delaying proxy', effect: 'Every piece comes 500 ms later.' },
  { via: 'throttle', label: 'throttling proxy', effect: 'Lets 200 bytes per second through.' },
  {
    via: 'cut-idle',
    label: 'proxy that cuts idle connections',
    effect: 'Cuts the connection after 5 s of silence.',
  },
  {
    via: 'refuse-upgrade',
    label: 'proxy that does not know Upgrade',
    effect: 'Passes requests on without Upgrade: no WebSocket opens through it.',
  },
];

interface Props {
  /** While the page is built only the chosen one is written: the others come when the bench is alive. */
  readonly alive: boolean;
  readonly via: string;
  readonly onChange: (via: string) => void;
}

export function IntermediarySwitch({ alive, via, onChange }: Props) {
  const chosen = intermediaries.find((one) => one.via === via);
  return (
    <label class="bench-via" title={chosen?.effect}>
      <span class="bench-via-label">path</span>
      <select
        class="bench-select"
        value={via}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {intermediaries
          .filter((one) => alive || one === chosen)
          .map((one) => (
            <option key={one.via} value={one.via} title={one.effect}>
              {one.label}
            </option>
          ))}
      </select>
    </label>
  );
}
