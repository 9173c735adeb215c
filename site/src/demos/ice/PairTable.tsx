/** The matrix of one agent: its candidates against those of the other, and what became of each pair. */
import { endpointText } from './candidate-facts.ts';
import { cellTone, cellWords } from './pair-words.ts';
import type { MatrixCandidate, PairCell, PairMatrix } from './pair-matrix.ts';

interface Props {
  readonly matrix: PairMatrix;
  readonly local: string;
  readonly remote: string;
  readonly chosen: PairCell | null;
  readonly onChoose: (cell: PairCell) => void;
}

export function PairTable({ matrix, local, remote, chosen, onChoose }: Props) {
  return (
    <div class="ice-scroll" role="region" aria-label="Candidate pairs" tabIndex={0}>
      <table class="ice-matrix">
        <thead>
          <tr>
            <th scope="col">{local} ↓</th>
            {matrix.remotes.map((candidate) => (
              <th key={keyOf(candidate)} scope="col" title={candidate.address}>
                {remote} {candidate.type}
                <br />
                {endpointText(candidate)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr key={keyOf(row.local)}>
              <th scope="row" title={row.local.address}>
                {row.local.type} {endpointText(row.local)}
              </th>
              {row.cells.map((cell) => (
                <td key={keyOf(cell.remote)}>
                  <Cell
                    cell={cell}
                    isChosen={chosen !== null && isSameCell(cell, chosen)}
                    onChoose={() => onChoose(cell)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly cell: PairCell;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Cell({ cell, isChosen, onChoose }: CellProps) {
  if (cell.pair === null) return <span class="ice-cell ice-none">{cellWords(cell)}</span>;
  return (
    <button
      type="button"
      class={`ice-cell ice-${cellTone(cell.pair)}`}
      aria-pressed={isChosen}
      onClick={onChoose}
    >
      {cellWords(cell)}
    </button>
  );
}

function keyOf({ type, protocol, port, priority }: MatrixCandidate): string {
  return `${type} ${protocol} ${port} ${priority}`;
}

export function isSameCell(one: PairCell, other: PairCell): boolean {
  return keyOf(one.local) === keyOf(other.local) && keyOf(one.remote) === keyOf(other.remote);
}
