/** Whose signaling server it is. */
import type { Signal } from '@preact/signals';

interface Props {
  readonly enabled: boolean;
  readonly chosen: Signal<string>;
}

const servers = [
  ['mallory', 'Mallory’s'],
  ['honest', 'an honest one'],
  ['chance', 'one or the other: find out'],
] as const;

export function ServerChoice({ enabled, chosen }: Props) {
  return (
    <fieldset class="mallory-choice" disabled={!enabled}>
      <legend>the signaling server is</legend>
      {servers.map(([id, words]) => (
        <label key={id}>
          <input
            type="radio"
            name="mallory-server"
            checked={chosen.value === id}
            onChange={() => (chosen.value = id)}
          />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  );
}
