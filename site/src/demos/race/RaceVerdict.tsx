/** What the race says in words; its place is there before the race, so that nothing jumps. */
import { Announce } from '../Announce.tsx';
import { raceLanes } from './race-lanes.ts';
import type { RaceReport } from './race-report.ts';
import { progressOf, verdictOf } from './race-words.ts';

interface Props {
  readonly report: RaceReport | null;
  /** True for a recorded race that keeps bytes and no figures. */
  readonly onlyBytes: boolean;
}

export function RaceVerdict({ report, onlyBytes }: Props) {
  const verdict = report === null ? null : verdictOf(report, raceLanes);
  const problems = raceLanes.flatMap(({ id, label }) => {
    const problem = report?.lanes[id]?.problem;
    return typeof problem === 'string' ? [{ label, problem }] : [];
  });
  return (
    <div class="race-verdict">
      {verdict === null ? (
        <p>{waitingText(report, onlyBytes)}</p>
      ) : (
        <p>
          {verdict.right !== null && (
            <b class={verdict.right ? 'race-right' : 'race-wrong'}>
              <span aria-hidden="true">{verdict.right ? '✓' : '✗'}</span>{' '}
              {verdict.sentences[0]}{' '}
            </b>
          )}
          {verdict.sentences.slice(verdict.right === null ? 0 : 1).join(' ')}
        </p>
      )}
      {problems.map(({ label, problem }) => (
        <p key={label} class="race-problem" role="alert">
          <b>{label} failed.</b> {problem} The other lanes go on.
        </p>
      ))}
      <Announce sentence={spoken(report, verdict?.sentences ?? [])} />
    </div>
  );
}

function waitingText(report: RaceReport | null, onlyBytes: boolean): string {
  if (onlyBytes) return 'This recording holds the bytes of a race, without its figures.';
  if (report === null) {
    return 'Choose a lane, then press Race: all lanes get the same events at the same time, and what each one costs is counted on the wire.';
  }
  return 'The race is on. Lines and figures grow four times a second; the verdict on your guess comes at the end.';
}

function spoken(report: RaceReport | null, sentences: readonly string[]): string {
  if (report === null) return '';
  return sentences.length > 0 ? sentences.join(' ') : progressOf(report, raceLanes);
}
