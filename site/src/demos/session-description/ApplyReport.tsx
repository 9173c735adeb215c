/** What the browser made of an edited description: its exception, or what is different now. */
import { changedFacts } from './call-facts.ts';
import { changesOfEdit } from './compared-rows.ts';
import { verdictOf } from './apply-words.ts';
import type { AppliedEdit, RunningCall } from './use-sdp-call.ts';

interface Props {
  readonly running: RunningCall;
  readonly applied: AppliedEdit;
}

const maxChanges = 12;

export function ApplyReport({ running, applied }: Props) {
  const { end, answer, side, missing } = applied;
  const { refused, facts } = end;
  const changed = facts && running.end.facts ? changedFacts(running.end.facts, facts) : [];
  const lines = answer !== null && side === 'offer' ? changesOfEdit(running.answer, answer) : [];
  return (
    <div class="sdp-report">
      <p role="status" data-bad={refused !== null}>
        <b>{verdictOf(end)}</b>
        {refused !== null && (
          <>
            {' '}
            <code>{refused.code}</code>: <q>{refused.refusal.message}</q>
          </>
        )}
      </p>
      {missing.length > 0 && <p>This call has no line like {missing.join(', ')}.</p>}
      {refused === null && changed.length === 0 && lines.length === 0 && (
        <p>Nothing else is different from the call without your edit.</p>
      )}
      {changed.length > 0 && (
        <dl>
          {changed.map(({ name, before, after }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {before} → <b>{after}</b>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {lines.length > 0 && (
        <ul aria-label="What changed in the answer">
          {lines.slice(0, maxChanges).map(({ before, after }, index) => (
            <li key={index}>
              answer: <del>{before?.line.text}</del> <ins>{after?.line.text}</ins>
            </li>
          ))}
          {lines.length > maxChanges && <li>and {lines.length - maxChanges} lines more</li>}
        </ul>
      )}
    </div>
  );
}
