/** The left half: the lanes' names, the ladder (or its table), and what steers it. */
import { Ladder } from './Ladder.tsx';
import { LadderTable } from './LadderTable.tsx';
import type { LadderFrame } from './ladder-model.ts';
import { formatCount, plural } from './quantities.ts';
import { rawRangeOf } from './record-chips.ts';
import { isDataEntry } from './shown-entries.ts';
import type { TraceEntry, TraceView } from './trace-view.ts';
import type { WireState } from './wire-state.ts';
import { emptySentence, type WireStatus } from './wire-status.ts';
import { isEmptyFilter } from './ladder-filter.ts';

/** What both halves of the view draw. */
export interface PaneProps {
  readonly state: WireState;
  readonly view: TraceView;
  readonly frame: LadderFrame;
  readonly entries: readonly TraceEntry[];
  /** Only the first `count` of them are shown. */
  readonly count: number;
  /** The one that the inspector shows. */
  readonly shown: TraceEntry | null;
  readonly live: boolean;
  readonly status: WireStatus;
  readonly beforeRun: string;
}

export function LadderPane(props: PaneProps & { readonly onClear: () => void }) {
  const { state, view, frame, entries, count, shown, live, status, beforeRun } = props;
  const filtered = !isEmptyFilter(state.filter.value) && view.entries.length > 0;
  const list = { state, entries, count, frame, shownEntry: shown?.index ?? null };
  return (
    <div class="wire-ladder">
      {count > 0 && !state.asTable.value && <LaneNames frame={frame} />}
      {view.droppedRecords > 0 && (
        <p class="wire-dropped">
          {plural(view.droppedRecords, 'older record')} left this page to bound its memory.
        </p>
      )}
      {count === 0 ? (
        <p class="wire-empty">{emptySentence({ status, live, filtered, beforeRun })}</p>
      ) : state.asTable.value ? (
        <LadderTable {...list} />
      ) : (
        <Ladder {...list} isRelated={relatedTo(props, shown)} onEnter={focusBytes} />
      )}
      {view.entries.length > 0 && <LadderFoot {...props} />}
    </div>
  );
}

function LaneNames({ frame }: { readonly frame: LadderFrame }) {
  return (
    <div class="wire-ends" aria-hidden="true">
      {frame.lanes.map((lane) => (
        <span key={lane}>{lane}</span>
      ))}
    </div>
  );
}

function LadderFoot({ state, count, onClear }: PaneProps & { readonly onClear: () => void }) {
  const follow = state.follow.value;
  return (
    <div class="wire-foot">
      <button
        type="button"
        class="wire-ghost"
        aria-pressed={follow}
        title="Keep the newest record in sight"
        onClick={() => {
          state.follow.value = !follow;
          if (!follow) state.selectEntry(null);
        }}
      >
        {follow ? '✓ Follow' : 'Follow'}
      </button>
      <button
        type="button"
        class="wire-ghost"
        aria-pressed={state.asTable.value}
        onClick={() => {
          state.asTable.value = !state.asTable.value;
        }}
      >
        {state.asTable.value ? '✓ as a table' : 'as a table'}
      </button>
      <button type="button" class="wire-ghost" onClick={onClear}>
        Clear
      </button>
      <span class="wire-grow" />
      <span>{formatCount(count)} rows</span>
    </div>
  );
}

/** Enter in the ladder goes on to the bytes of the chosen record. */
function focusBytes(): void {
  const view = document.activeElement?.closest('.wire');
  view?.querySelector<HTMLElement>('.wire-hex, .wire-text, .wire-bits-scroll')?.focus();
}

/** Whether an entry, other than the shown one, holds bytes of the selected field. */
function relatedTo({ state }: PaneProps, shown: TraceEntry | null): (entry: TraceEntry) => boolean {
  const path = state.selectedPath.value;
  if (path === null || !isDataEntry(shown ?? undefined)) return () => false;
  const ranges = state.selectedRaw.value;
  return (entry) => {
    if (entry === shown || !isDataEntry(entry) || !isDataEntry(shown ?? undefined)) return false;
    if (shown?.kind !== 'record' || entry.connection !== shown.connection) return false;
    if (shown.record.kind !== 'data' || entry.record.direction !== shown.record.direction)
      return false;
    const raw = rawRangeOf(entry.record);
    return ranges.some(({ start, end }) => start < raw.end && end > raw.start);
  };
}
