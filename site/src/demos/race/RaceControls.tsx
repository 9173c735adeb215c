/** What the race is about: how often, how much, how many; and the guess that comes before it. */
import type { Signal } from '@preact/signals';
import { raceLanes } from './race-lanes.ts';
import type { FeedStart } from './start-feed.ts';

interface Props {
  readonly setting: Signal<FeedStart>;
  readonly guess: Signal<string | null>;
  readonly running: boolean;
}

interface Choice {
  readonly name: keyof FeedStart;
  readonly label: string;
  readonly options: readonly (readonly [value: number, text: string])[];
}

const choices: readonly Choice[] = [
  {
    name: 'rateHz',
    label: 'events per second',
    options: [
      [0.5, '0.5'],
      [2, '2'],
      [10, '10'],
    ],
  },
  {
    name: 'payloadBytes',
    label: 'payload',
    options: [
      [46, '46 B'],
      [500, '500 B'],
    ],
  },
  {
    name: 'eventCount',
    label: 'events',
    options: [
      [4, '4'],
      [20, '20'],
      [50, '50'],
    ],
  },
];

export function RaceControls({ setting, guess, running }: Props) {
  return (
    <form class="race-controls" onSubmit={(event) => event.preventDefault()}>
      <fieldset class="race-guesses" disabled={running}>
        <legend>Which lane will need the most bytes per event?</legend>
        {raceLanes.map((lane) => (
          <label key={lane.id} class="race-choice">
            <input
              type="radio"
              name="race-guess"
              checked={guess.value === lane.id}
              onChange={() => (guess.value = lane.id)}
            />
            {lane.label}
          </label>
        ))}
      </fieldset>
      {choices.map(({ name, label, options }) => (
        <label key={name} class="race-setting">
          {label}
          <select
            class="bench-select"
            disabled={running}
            value={String(setting.value[name])}
            onChange={({ currentTarget }) =>
              (setting.value = { ...setting.value, [name]: Number(currentTarget.value) })
            }
          >
            {options.map(([value, text]) => (
              <option key={value} value={String(value)}>
                {text}
              </option>
            ))}
          </select>
        </label>
      ))}
    </form>
  );
}
