/** The candidates, and the chosen one explained on its own address. */
import { useSignal } from '@preact/signals';
import { CandidateTable, type NamedCandidate } from './CandidateTable.tsx';
import { candidateWords } from './candidate-words.ts';
import type { CandidateErrorFacts } from './ice-agent.ts';
import type { IceReport } from './ice-report.ts';
import { PriorityParts } from './PriorityParts.tsx';

export function CandidatePart({ report }: { readonly report: IceReport }) {
  const picked = useSignal(0);
  const candidates = inOrder(report);
  const chosen = candidates[Math.min(picked.value, candidates.length - 1)] ?? null;
  return (
    <section class="ice-part ice-candidates" aria-label="Candidates as they come">
      <div>
        <h3>Candidates, as they come</h3>
        {candidates.length === 0 ? (
          <p class="ice-empty">
            Press Run: each address at which a peer may be reached appears here.
          </p>
        ) : (
          <CandidateTable
            candidates={candidates}
            chosen={chosen}
            onChoose={(index) => (picked.value = index)}
          />
        )}
        <Errors alice={report.alice.errors} bob={report.bob.errors} />
      </div>
      <div class="ice-aside">
        {chosen !== null && (
          <>
            <p>{candidateWords(chosen.candidate)}</p>
            <p class="ice-formula">{chosen.candidate.line}</p>
            <PriorityParts {...chosen.candidate} />
          </>
        )}
      </div>
    </section>
  );
}

function inOrder({ alice, bob }: IceReport): readonly NamedCandidate[] {
  return [
    ...alice.candidates.map((candidate) => ({ peer: 'Alice', candidate }) as const),
    ...bob.candidates.map((candidate) => ({ peer: 'Bob', candidate }) as const),
  ].toSorted((one, other) => one.candidate.atMs - other.candidate.atMs);
}

interface ErrorsProps {
  readonly alice: readonly CandidateErrorFacts[];
  readonly bob: readonly CandidateErrorFacts[];
}

function Errors({ alice, bob }: ErrorsProps) {
  const all = [
    ...alice.map((error) => ({ peer: 'Alice', error })),
    ...bob.map((error) => ({ peer: 'Bob', error })),
  ];
  if (all.length === 0) return null;
  return (
    <ul class="ice-errors" aria-label="Candidate errors">
      {all.map(({ peer, error }, index) => (
        <li key={index}>
          <b>{peer}</b> <code>icecandidateerror</code>{' '}
          <code>
            {error.code} {error.text}
          </code>{' '}
          from {error.url}
        </li>
      ))}
    </ul>
  );
}
