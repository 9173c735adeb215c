/** The pairs of one peer, the chosen one in numbers, and consent. */
import { useSignal, type Signal } from '@preact/signals';
import { SectionLink } from '../../wire-view/SectionLink.tsx';
import type { PairFacts } from './agent-stats.ts';
import type { AgentReport } from './ice-agent.ts';
import { consentWords } from './ice-words.ts';
import type { IceReport } from './ice-report.ts';
import { learnedWords } from './candidate-words.ts';
import { pairMatrix, type PairCell, type PairMatrix } from './pair-matrix.ts';
import { PairDetail } from './PairDetail.tsx';
import { isSameCell, PairTable } from './PairTable.tsx';

export function PairPart({ report }: { readonly report: IceReport }) {
  const picked = useSignal<PairCell | null>(null);
  const isBobs = useSignal(false);
  const { alice, bob, restarts } = report;
  const [mine, theirs] = isBobs.value ? [bob, alice] : [alice, bob];
  const [local, remote] = isBobs.value ? ['Bob', 'Alice'] : ['Alice', 'Bob'];
  const newest = ({ restarts: generation }: { readonly restarts: number }): boolean =>
    generation === restarts;
  const tellsTheirs = isBobs.value || report.setting.exchange !== 'bob-silent';
  const matrix = pairMatrix(
    mine.candidates.filter(newest),
    tellsTheirs ? theirs.candidates.filter(newest) : [],
    mine.pairs,
  );
  const chosen = chosenCell(matrix, picked.value);
  return (
    <section class="ice-part ice-pairs" aria-label="Pairs and their checks">
      <div>
        <PartHead isBobs={isBobs} />
        {matrix.rows.length === 0 ? (
          <p class="ice-empty">
            Each candidate of one peer is paired with each of the other; the checks tell which pairs
            work.
          </p>
        ) : (
          <PairTable
            matrix={matrix}
            local={local}
            remote={remote}
            chosen={chosen}
            onChoose={(cell) => (picked.value = cell)}
          />
        )}
        <Consent report={report} />
      </div>
      <div class="ice-aside">
        {chosen?.pair && <ChosenPair cell={chosen} pair={chosen.pair} role={mine.role} />}
      </div>
    </section>
  );
}

interface ChosenProps {
  readonly cell: PairCell;
  readonly pair: PairFacts;
  readonly role: AgentReport['role'];
}

function ChosenPair({ cell: { local, remote }, pair, role }: ChosenProps) {
  return (
    <>
      <p>
        <b>
          {local.type} → {remote.type}
        </b>
        {remote.type === 'prflx' && ` ${learnedWords(remote)}`}
      </p>
      <PairDetail pair={pair} role={role} />
    </>
  );
}

function PartHead({ isBobs }: { readonly isBobs: Signal<boolean> }) {
  return (
    <header class="ice-part-head">
      <h3>Pairs, and what became of their checks</h3>
      <button
        type="button"
        class="button"
        aria-pressed={isBobs.value}
        onClick={() => (isBobs.value = !isBobs.value)}
      >
        seen by Bob
      </button>
    </header>
  );
}

/** The picked one as it stands now; without one, the selected pair. */
function chosenCell(matrix: PairMatrix, picked: PairCell | null): PairCell | null {
  const cells = matrix.rows.flatMap((row) => row.cells).filter(({ pair }) => pair !== null);
  const same = picked === null ? undefined : cells.find((cell) => isSameCell(cell, picked));
  return same ?? cells.find(({ pair }) => pair?.isSelected) ?? cells[0] ?? null;
}

function Consent({ report }: { readonly report: IceReport }) {
  return (
    <p class="ice-consent">
      <b>Consent</b> {consentWords(report.consent)} The standard’s interval is 5 s; 30 s after the
      last answer nobody may send any more (
      <SectionLink source={{ standard: 'RFC 7675', section: '5.1' }} />
      ).
    </p>
  );
}
