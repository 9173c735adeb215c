/** A candidate's priority, taken apart by the formula of RFC 8445 section 5.1.2.1. */
import { candidatePriority } from '@wireside/labs-server/wire/sdp/candidate-priority.ts';
import { SectionLink } from '../../wire-view/SectionLink.tsx';
import type { CandidateType } from './candidate-facts.ts';
import { typeWords } from './candidate-words.ts';

/** RFC 8445 section 5.1.2.2. */
const recommended: Readonly<Record<CandidateType, number>> = {
  host: 126,
  prflx: 110,
  srflx: 100,
  relay: 0,
};

interface Props {
  readonly type: CandidateType;
  readonly priority: number;
}

export function PriorityParts({ type, priority }: Props) {
  const parts = candidatePriority(priority);
  if (parts === null) return <p>{priority} is no priority: it is not between 1 and 2³¹ − 1.</p>;
  const { typePreference, localPreference, componentId } = parts;
  return (
    <div class="ice-priority">
      <p>
        <b>priority {priority}</b> taken apart
      </p>
      <ul>
        <li>
          <b>{typePreference}</b> type: {typeWords[type]}
        </li>
        <li>
          <b>{localPreference}</b> local preference
        </li>
        <li>
          <b>{256 - componentId}</b> component {componentId}
        </li>
      </ul>
      <p class="ice-formula">2²⁴ × type + 2⁸ × local + (256 − component)</p>
      <p>
        {typePreference === recommended[type]
          ? 'The type preference is the recommended one'
          : `The standard recommends ${recommended[type]} for this type`}{' '}
        (<SectionLink source={{ standard: 'RFC 8445', section: '5.1.2.2' }} />
        ); the local preference is the browser’s own choice among addresses of a type.
      </p>
    </div>
  );
}
