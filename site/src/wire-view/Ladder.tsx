/** The ladder: lanes from left to right, time from top to bottom, as a list that is worked by keys. */
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { composite } from './composite.ts';
import { ladderRowOf, type LadderFrame } from './ladder-model.ts';
import { LadderRow } from './LadderRow.tsx';
import { positionOf } from './shown-entries.ts';
import type { TraceEntry } from './trace-view.ts';
import { isAtEnd, useRowWindow, type RowWindowHook } from './use-row-window.ts';
import type { WireState } from './wire-state.ts';

export interface LadderProps {
  readonly state: WireState;
  readonly entries: readonly TraceEntry[];
  /** Only the first `count` entries are shown. */
  readonly count: number;
  readonly frame: LadderFrame;
  /** Index of the entry that the inspector shows. */
  readonly shownEntry: number | null;
  /** Whether another entry holds bytes of the selected field. */
  readonly isRelated: (entry: TraceEntry) => boolean;
  /** Enter: on to the bytes. */
  readonly onEnter: () => void;
}

export function Ladder(props: LadderProps) {
  const { state, entries, count, frame, shownEntry } = props;
  const idPrefix = useId();
  const rows = useRowWindow(count, state.follow.value);
  useFollowing(state, rows, count);
  const { first, end, totalPx } = rows.window;
  const rowPx = count > 0 ? totalPx / count : 0;
  const active = shownEntry === null ? -1 : positionOf(entries, shownEntry);
  const select = (index: number): void => {
    state.follow.value = false;
    state.selectEntry(index);
  };
  const listbox = composite({
    role: 'listbox',
    label: 'Records, oldest first',
    active: active >= first && active < end ? `${idPrefix}-${shownEntry}` : undefined,
    keys: () => ladderKeys(props, rows, active, select),
    onPick: (part) => select(Number(part)),
  });
  return (
    <div {...listbox} class="wire-ladder-scroll" ref={rows.scroller} onScroll={rows.onScroll}>
      <div class="wire-row wire-row-probe" ref={rows.probe} aria-hidden="true" />
      <div class="wire-rows" role="presentation" style={{ height: `${totalPx}px` }}>
        {entries.slice(first, end).map((entry, at) => (
          <LadderRow
            key={(first + at) % (end - first)}
            id={`${idPrefix}-${entry.index}`}
            row={ladderRowOf(entry, frame)}
            frame={frame}
            position={first + at}
            count={count}
            selected={entry.index === shownEntry}
            related={props.isRelated(entry)}
            topPx={(first + at) * rowPx}
          />
        ))}
      </div>
    </div>
  );
}

function ladderKeys(
  { entries, count, onEnter }: LadderProps,
  rows: RowWindowHook,
  here: number,
  select: (index: number) => void,
): Readonly<Record<string, () => void>> {
  const to = (position: number) => () => {
    const target = Math.min(Math.max(position, 0), count - 1);
    const entry = entries[target];
    if (entry === undefined) return;
    select(entry.index);
    rows.show(target);
  };
  const page = Math.max(rows.rowsInSight - 1, 1);
  return {
    ArrowDown: to(here + 1),
    ArrowUp: to(here - 1),
    PageDown: to(here + page),
    PageUp: to(here - page),
    Home: to(0),
    End: to(count - 1),
    Enter: onEnter,
  };
}

/** Keeps the last row in sight while Follow is on; scrolling up turns it off. */
function useFollowing(state: WireState, rows: RowWindowHook, count: number): void {
  const follow = state.follow.value;
  const { showEnd, scroller } = rows;
  useLayoutEffect(() => {
    if (follow) showEnd();
  }, [follow, count, showEnd, rows.window.totalPx]);
  const lastTop = useRef(0);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const onScroll = (): void => {
      const up = element.scrollTop < lastTop.current - 1;
      lastTop.current = element.scrollTop;
      if (up && !isAtEnd(element)) state.follow.value = false;
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [scroller, state]);
}
