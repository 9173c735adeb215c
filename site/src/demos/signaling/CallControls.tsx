/** What is chosen before a call: the way, the other side, and what is sent. */
import type { ComponentChildren } from 'preact';
import { codeProblem, otherNames, wayNames } from './signaling-words.ts';
import { others, ways, type OtherId, type WayId } from './signaling-report.ts';
import type { Choice, Signaling } from './use-signaling.ts';
import { videoChoices } from './call-videos.ts';

interface Props {
  readonly id: string;
  readonly signaling: Signaling;
  readonly isRunning: boolean;
}

const videoNames = {
  none: 'no video',
  drawing: 'a drawing that moves',
  camera: 'your camera',
} as const;

export function CallControls({ id, signaling, isRunning }: Props) {
  const choice = signaling.choice.value;
  const change = (changed: Partial<Choice>): void => {
    signaling.choice.value = { ...choice, ...changed };
  };
  const cannot = (other: OtherId): boolean => other === 'bob' && choice.way === 'copy-and-paste';
  return (
    <div class="sig-controls">
      <Options
        legend="signaling by"
        name={`${id}-way`}
        options={ways}
        names={wayNames}
        chosen={choice.way}
        disabled={() => isRunning}
        onChoose={(way) => change({ way, ...otherFor(way, choice.other) })}
      />
      <Options
        legend="with"
        name={`${id}-other`}
        options={others}
        names={otherNames}
        chosen={choice.other}
        disabled={(other) => isRunning || cannot(other)}
        onChoose={(other) => change({ other, code: other === 'code' ? choice.code : '' })}
      />
      <div class="sig-more">
        <label>
          send{' '}
          <select
            value={choice.video}
            disabled={isRunning}
            onChange={({ currentTarget }) =>
              change({ video: videoChoices[currentTarget.selectedIndex] ?? 'none' })
            }
          >
            {videoChoices.map((video) => (
              <option key={video} value={video}>
                {videoNames[video]}
              </option>
            ))}
          </select>
        </label>
        {choice.other === 'code' && (
          <OfOtherPage choice={choice} isRunning={isRunning} onChange={change} />
        )}
      </div>
    </div>
  );
}

/** Nobody carries a text into the lab server by hand. */
function otherFor(way: WayId, other: OtherId): Partial<Choice> {
  return way === 'copy-and-paste' && other === 'bob' ? { other: 'here' } : {};
}

interface OptionsProps<Name extends string> {
  readonly legend: string;
  readonly name: string;
  readonly options: readonly Name[];
  readonly names: Readonly<Record<Name, string>>;
  readonly chosen: Name;
  readonly disabled: (option: Name) => boolean;
  readonly onChoose: (option: Name) => void;
}

function Options<Name extends string>(props: OptionsProps<Name>) {
  const { legend, name, options, names, chosen, disabled, onChoose } = props;
  return (
    <fieldset class="sig-options">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option}>
          <input
            type="radio"
            name={name}
            checked={option === chosen}
            disabled={disabled(option)}
            onChange={() => onChoose(option)}
          />
          <span>{names[option]}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface OfOtherPageProps {
  readonly choice: Choice;
  readonly isRunning: boolean;
  readonly onChange: (change: Partial<Choice>) => void;
}

function OfOtherPage({ choice, isRunning, onChange }: OfOtherPageProps): ComponentChildren {
  if (choice.way === 'copy-and-paste') {
    return (
      <label>
        this page{' '}
        <select
          value={choice.handSide}
          disabled={isRunning}
          onChange={({ currentTarget }) =>
            onChange({ handSide: currentTarget.value === 'B' ? 'B' : 'A' })
          }
        >
          <option value="A">makes the offer</option>
          <option value="B">takes an offer</option>
        </select>
      </label>
    );
  }
  const problem = codeProblem(choice.code);
  return (
    <label class="sig-code-field">
      code of a room{' '}
      <input
        type="text"
        size={8}
        maxLength={10}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        placeholder="none yet"
        disabled={isRunning}
        value={choice.code}
        aria-invalid={problem !== null}
        onInput={({ currentTarget }) => onChange({ code: currentTarget.value })}
      />
      <span>{problem ?? (choice.code === '' ? 'empty: opens a new room' : 'joins this room')}</span>
    </label>
  );
}
