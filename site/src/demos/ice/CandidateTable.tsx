/** Candidates of both peers in the order in which they came. */
import { endpointText, type CandidateFacts } from './candidate-facts.ts';

export interface NamedCandidate {
  readonly peer: 'Alice' | 'Bob';
  readonly candidate: CandidateFacts;
}

interface Props {
  readonly candidates: readonly NamedCandidate[];
  readonly chosen: NamedCandidate | null;
  readonly onChoose: (index: number) => void;
}

export function CandidateTable({ candidates, chosen, onChoose }: Props) {
  return (
    <div class="ice-scroll" role="region" aria-label="Candidates" tabIndex={0}>
      <table class="ice-table">
        <thead>
          <tr>
            <th scope="col" class="ice-extra">
              ms
            </th>
            <th scope="col">peer</th>
            <th scope="col">type</th>
            <th scope="col">address</th>
            <th scope="col" class="ice-extra">
              by
            </th>
            <th scope="col">priority</th>
          </tr>
        </thead>
        <tbody>
          {candidates.map((named, index) => (
            <Row
              key={`${named.peer} ${named.candidate.restarts} ${named.candidate.line}`}
              named={named}
              isChosen={named === chosen}
              onChoose={() => onChoose(index)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly named: NamedCandidate;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Row({ named: { peer, candidate }, isChosen, onChoose }: RowProps) {
  const { atMs, type, protocol, priority, restarts, relayProtocol } = candidate;
  return (
    <tr data-chosen={isChosen ? '' : undefined}>
      <td class="ice-extra">{Math.round(atMs)}</td>
      <td>
        {peer}
        {restarts > 0 && <span class="ice-restarted"> restart {restarts}</span>}
      </td>
      <td>
        <span class={`chip ice-type ice-type-${type}`}>{type}</span>
      </td>
      <td title={candidate.address}>{endpointText(candidate)}</td>
      <td class="ice-extra">
        {relayProtocol === null ? protocol : `${protocol}, relay by ${relayProtocol}`}
      </td>
      <td>
        <button type="button" class="ice-pick" aria-pressed={isChosen} onClick={onChoose}>
          {priority}
        </button>
      </td>
    </tr>
  );
}
