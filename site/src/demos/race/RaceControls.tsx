/** What the race is about: how often, how much, how many; and the guess that comes before it. */
import type { Signal } from '@preact/signals';
import { LaneSwatch } from './LaneSwatch.tsx';
import { raceLanes } from './race-lanes.ts';
import { durationSeconds, settingChoices } from './race-settings.ts';
import type { FeedStart } from './start-feed.ts';

interface Props {
  readonly id: string;
  readonly setting: Signal<FeedStart>;
  readonly guess: Signal<string | null>;
  readonly running: boolean;
}

export function RaceControls({ id, setting, guess, running }: Props) {
  return (
    <form class="race-controls" onSubmit={(event) => event.preventDefault()}>
      <fieldset class="race-guesses" disabled={running}>
        <legend>
          <b>Predict first.</b> Which lane will need the most bytes per event?
        </legend>
        {raceLanes.map((lane) => (
          <label key={lane.id} class="race-choice">
            <input
              type="radio"
              name={`${id}-guess`}
              checked={guess.value === lane.id}
              onChange={() => (guess.value = lane.id)}
            />
            {lane.label}
            <LaneSwatch hue={lane.hue} />
          </label>
        ))}
      </fieldset>
      <fieldset class="race-settings" disabled={running}>
        <legend class="visually-hidden">The source of events</legend>
        {settingChoices.map(({ name, label, unit, values }) => (
          <label key={name} class="race-setting">
            {label}
            <select
              class="bench-select"
              value={String(setting.value[name])}
              onChange={({ currentTarget }) =>
                (setting.value = { ...setting.value, [name]: Number(currentTarget.value) })
              }
            >
              {values.map((value) => (
                <option key={value} value={String(value)}>
                  {`${value}${unit}`}
                </option>
              ))}
            </select>
          </label>
        ))}
        <span class="race-duration">{durationText(setting.value)}</span>
      </fieldset>
    </form>
  );
}

function durationText(setting: FeedStart): string {
  const seconds = durationSeconds(setting);
  return seconds < 10 ? `takes ${seconds.toFixed(1)} s` : `takes ${Math.round(seconds)} s`;
}
