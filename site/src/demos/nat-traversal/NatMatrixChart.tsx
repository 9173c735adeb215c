/** Four types against four: how each pair connects, without TURN or with it. */
import {
  classicNatTypeIds,
  classicNatTypes,
  type ClassicNatType,
} from '@wireside/labs-server/wire/nat/nat-behavior.ts';
import { textbookConnects, type MatrixPlace } from '@wireside/labs-server/wire/nat/nat-matrix.ts';
import { plural } from '../../wire-view/quantities.ts';
import { cellAt, surprises, type MatrixCells } from './matrix-report.ts';
import { viaWords } from './nat-words.ts';

interface Props {
  readonly cells: MatrixCells;
  /** False for those that were computed once and kept. */
  readonly isOfNow: boolean;
  readonly turn: boolean;
  /** The cell whose run is open. */
  readonly chosen: MatrixPlace | null;
  readonly onTurn: (turn: boolean) => void;
  /** Null where no run can be had. */
  readonly onOpen: ((place: MatrixPlace) => void) | null;
}

export function NatMatrixChart(props: Props) {
  const { cells, isOfNow, turn, onTurn } = props;
  return (
    <div class="nat-chart">
      <div class="nat-turn" role="group" aria-label="TURN server">
        {[false, true].map((value) => (
          <button
            key={String(value)}
            type="button"
            class="button"
            aria-pressed={value === turn}
            onClick={() => onTurn(value)}
          >
            {value ? 'with TURN' : 'without TURN'}
          </button>
        ))}
      </div>
      <div class="nat-scroll">
        <table class="nat-matrix">
          <caption>
            {turn ? 'With a TURN server' : 'Without a TURN server'}: by which candidates Alice’s NAT
            (rows) and Bob’s NAT (columns) let the two connect
          </caption>
          <thead>
            <tr>
              <th scope="col">Alice \ Bob</th>
              {classicNatTypeIds.map((bob) => (
                <th key={bob} scope="col">
                  {classicNatTypes[bob].name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {classicNatTypeIds.map((alice) => (
              <MatrixRow key={alice} {...props} alice={alice} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="nat-note">
        {isOfNow
          ? 'Computed just now: 32 runs of real ICE agents.'
          : 'Computed in November 2026; Run computes it anew.'}{' '}
        {textbookWords(cells)}{' '}
        {props.onOpen !== null && 'Choose a cell to see its run, packet by packet.'}
      </p>
    </div>
  );
}

function textbookWords(cells: MatrixCells): string {
  const different = surprises(cells).length;
  return different === 0
    ? 'Without TURN, every cell is as textbooks say: a symmetric NAT meets its match in one that filters by port.'
    : `${plural(different, 'cell')} without TURN ${different === 1 ? 'is' : 'are'} other than textbooks say.`;
}

function MatrixRow(props: Props & { readonly alice: ClassicNatType }) {
  const { alice } = props;
  return (
    <tr>
      <th scope="row">{classicNatTypes[alice].name}</th>
      {classicNatTypeIds.map((bob) => (
        <Cell key={bob} {...props} bob={bob} />
      ))}
    </tr>
  );
}

function Cell(props: Props & { readonly alice: ClassicNatType; readonly bob: ClassicNatType }) {
  const { cells, alice, bob, turn, chosen, onOpen } = props;
  const place = { alice, bob, turn };
  const cell = cellAt(cells, place);
  const isChosen =
    chosen !== null && chosen.alice === alice && chosen.bob === bob && chosen.turn === turn;
  if (cell === null) return <td>not computed</td>;
  const differs = !turn && (cell.via !== null) !== textbookConnects(place);
  return (
    <td>
      <button
        type="button"
        class="nat-cell"
        data-via={cell.via ?? 'none'}
        aria-pressed={isChosen}
        disabled={onOpen === null}
        onClick={() => onOpen?.(place)}
      >
        <b>{cell.via === null ? '✕ no connection' : `✓ ${viaWords[cell.via]}`}</b>
        <span>
          {cell.drops} of {cell.packets} dropped
        </span>
        {differs && <span>other than textbooks say</span>}
      </button>
    </td>
  );
}
