/** The ladder as a real table, page by page: the same records for those who read with a screen reader. */
import { useState } from 'preact/hooks';
import { scrollRegion } from './composite.ts';
import { ladderRowOf, wayWords, type LadderFrame, type LadderRow } from './ladder-model.ts';
import { formatCount } from './quantities.ts';
import { chipText } from './record-chips.ts';
import type { TraceEntry } from './trace-view.ts';
import type { WireState } from './wire-state.ts';

export interface LadderTableProps {
  readonly state: WireState;
  readonly entries: readonly TraceEntry[];
  readonly count: number;
  readonly frame: LadderFrame;
  readonly shownEntry: number | null;
}

/** Rows of one page of the table. */
const pageRows = 100;

export function LadderTable({ state, entries, count, frame, shownEntry }: LadderTableProps) {
  const lastPage = Math.max(Math.ceil(count / pageRows) - 1, 0);
  const [chosenPage, setPage] = useState<number | null>(null);
  const page = Math.min(chosenPage ?? lastPage, lastPage);
  const start = page * pageRows;
  const rows = entries.slice(start, Math.min(start + pageRows, count));
  const select = (index: number): void => {
    state.follow.value = false;
    state.selectEntry(index);
  };
  return (
    <div class="wire-ladder-scroll" {...scrollRegion('Records as a table')}>
      <table class="wire-table">
        <caption>
          {`Records ${formatCount(Math.min(start + 1, count))} to ${formatCount(start + rows.length)} of ${formatCount(count)}`}
        </caption>
        <TableHead />
        <tbody>
          {rows.map((entry) => (
            <TableRow
              key={entry.index}
              row={ladderRowOf(entry, frame)}
              frame={frame}
              selected={entry.index === shownEntry}
              onSelect={select}
            />
          ))}
        </tbody>
      </table>
      {lastPage > 0 && (
        <Pages
          page={page}
          lastPage={lastPage}
          onPage={(chosen) => setPage(chosen >= lastPage ? null : chosen)}
        />
      )}
    </div>
  );
}

function TableHead() {
  return (
    <thead>
      <tr>
        <th scope="col">Time</th>
        <th scope="col">From, to</th>
        <th scope="col">What</th>
      </tr>
    </thead>
  );
}

interface PagesProps {
  readonly page: number;
  readonly lastPage: number;
  readonly onPage: (page: number) => void;
}

function Pages({ page, lastPage, onPage }: PagesProps) {
  return (
    <div class="wire-pages">
      <button
        type="button"
        class="wire-ghost"
        disabled={page === 0}
        onClick={() => onPage(page - 1)}
      >
        Earlier
      </button>
      <button
        type="button"
        class="wire-ghost"
        disabled={page === lastPage}
        onClick={() => onPage(page + 1)}
      >
        Later
      </button>
    </div>
  );
}

interface TableRowProps {
  readonly row: LadderRow;
  readonly frame: LadderFrame;
  readonly selected: boolean;
  readonly onSelect: (index: number) => void;
}

function TableRow({ row, frame, selected, onSelect }: TableRowProps) {
  const way = wayWords(row, frame.lanes, ' → ');
  const what = [row.carrier, ...row.chips.map(chipText), row.detail].filter(Boolean).join(' · ');
  return (
    <tr class={selected ? 'wire-on' : ''}>
      <td>
        {row.time} {row.connection}
      </td>
      <td>{way}</td>
      <td>
        <button
          type="button"
          class="wire-cell-button"
          aria-pressed={selected}
          onClick={() => onSelect(row.index)}
        >
          {row.malformed ? `Broken: ${what}` : what}
        </button>
      </td>
    </tr>
  );
}
