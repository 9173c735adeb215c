/** The rounds of the check: what came of each, and the way to its bytes. */
import { roundWords, type RoundReport, type RoundState } from './rounds.ts';

interface Props {
  readonly rounds: readonly RoundReport[];
  /** Number of the round whose bytes are shown; null for none. */
  readonly shown: number | null;
  /** Null while nothing can be shown. */
  readonly onShow: ((round: RoundReport) => void) | null;
}

const signs: Readonly<Record<RoundState, string>> = {
  waits: '○',
  runs: '…',
  reads: '…',
  right: '✓',
  wrong: '✗',
  'not-judged': '○',
  'left-out': '○',
};

export function RoundList({ rounds, shown, onShow }: Props) {
  return (
    <ul class="exercise-rounds" aria-label="Rounds of the check">
      {rounds.length === 0 && (
        <li>
          <span class="round-sign" aria-hidden="true">
            ○
          </span>
          Check calls your function once per round, each time with other events. What came of each
          round stands here.
        </li>
      )}
      {rounds.map((round) => (
        <li key={round.number} class={`round-${round.state}`}>
          <span class="round-sign" aria-hidden="true">
            {signs[round.state]}
          </span>
          <span>{roundWords(round)}</span>
          {onShow !== null && (round.state === 'right' || round.state === 'wrong') && (
            <button
              type="button"
              class="round-wire"
              aria-pressed={shown === round.number}
              aria-label={`Round ${round.number} on the wire`}
              onClick={() => onShow(round)}
            >
              on the wire
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
