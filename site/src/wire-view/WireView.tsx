/**
 * The wire view: what crossed the socket, as a ladder, as bytes, layer by layer, field by field. It draws a store's
 * view of one run, live or recorded; the store may be shared by several views.
 */
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { isSwitchedOff } from '../layout/character-keys.ts';
import { FilterBar } from './FilterBar.tsx';
import { LadderPane } from './LadderPane.tsx';
import { InspectorPane } from './InspectorPane.tsx';
import { ladderFrameOf } from './ladder-model.ts';
import { countUpTo, shownEntryOf } from './shown-entries.ts';
import type { TraceStore } from './trace-store.ts';
import { useAnnouncements } from './use-announcements.ts';
import { useCalmEntry } from './use-calm-entry.ts';
import { useFilteredEntries } from './use-filtered-entries.ts';
import { useWireSize } from './use-wire-size.ts';
import { useWireLink } from './use-wire-link.ts';
import type { WireLink } from './wire-link.ts';
import { createWireState, type WireState } from './wire-state.ts';
import { beforeRunOfDemo, statusSentence, type WireStatus } from './wire-status.ts';
import { WireToolbar } from './WireToolbar.tsx';

export interface WireViewProps {
  readonly store: TraceStore;
  /** The run that is shown; null shows everything in the store. */
  readonly run: number | null;
  /** Default "Wire". */
  readonly title?: string;
  /** Server time that is shown as 0, in microseconds; null: the first record's. */
  readonly originUs?: number | null;
  /** True while a run goes on and records may still come. Default false. */
  readonly live?: boolean;
  /** Default `live`. */
  readonly status?: WireStatus;
  /** What the empty view says before the first run. Default `beforeRunOfDemo`. */
  readonly beforeRun?: string;
  /** ISO 8601 date of a recorded trace. */
  readonly recordedOn?: string | null;
  /** Id of the bench, for links; without it there is no Link button. */
  readonly bench?: string | null;
  /** The record and field that a link asked for. */
  readonly link?: WireLink | null;
  /** Called with the fragment (`#wire=…`) when a link to a recorded field was copied. */
  readonly onLink?: (fragment: string) => void;
  /** Default: the store forgets the run. */
  readonly onClear?: () => void;
  /** Without it there is no Save button. */
  readonly onSave?: () => void;
  /** Without it there is no Open button. */
  readonly onOpen?: (file: File) => void;
}

export function WireView(props: WireViewProps) {
  const { live = false, status = 'live', title = 'Wire', store, run } = props;
  const { beforeRun = beforeRunOfDemo } = props;
  const state = useMemo(createWireState, []);
  const root = useRef<HTMLElement>(null);
  const size = useWireSize(root);
  useEffect(() => state.reset(), [state, store, run]);
  const trace = useShownTrace(props, state);
  const { view, frame, entries, count } = trace;
  const chosen = state.selectedEntry.value;
  const entry = shownEntryOf(chosen, entries, count);
  const shown = useCalmEntry(entry, view, chosen !== null);
  const banner = statusSentence(status, props.recordedOn ?? null, view.entries.length === 0);
  const announced = useAnnouncements(view, frame, state.pausedAt.value === null);
  const onPause = (): void => {
    const newest = view.entries.at(-1)?.index ?? -1;
    state.pausedAt.value = state.pausedAt.peek() === null ? newest : null;
  };
  const onClose = (): void => closeFilter(state, root.current);
  const onFilter = (): void => {
    if (state.filterOpen.peek()) onClose();
    else state.filterOpen.value = true;
  };
  const own = { state, live, status, beforeRun, title, onPause, onFilter };
  const shared = { ...props, ...trace, ...own, shown };
  const shape = `${size === 'wide' ? '' : `wire-${size}`} ${count === 0 ? 'wire-is-empty' : ''}`;
  return (
    <section class={`wire ${shape}`} aria-label={title} ref={root} {...viewKeys(onPause, onFilter)}>
      <WireToolbar {...shared} onSave={props.onSave} onOpen={props.onOpen} />
      {banner !== null && <p class={`wire-banner wire-banner-${status}`}>{banner}</p>}
      {state.filterOpen.value && (
        <FilterBar state={state} view={view} count={count} onClose={onClose} />
      )}
      <div class={`wire-grid ${frame.lanes.length > 2 ? 'wire-grid-many' : ''}`}>
        <LadderPane {...shared} onClear={props.onClear ?? (() => store.clear(run))} />
        <InspectorPane {...shared} narrow={size === 'narrow'} />
      </div>
      <p class="wire-visually-hidden" aria-live="polite">
        {announced}
      </p>
    </section>
  );
}

/** What of the store is shown now: the run's entries that pass the filter, up to where it was paused. */
function useShownTrace({ store, run, originUs, link }: WireViewProps, state: WireState) {
  // Reading the signal is what draws the view again when records come in.
  const revision = store.revision.value;
  const view = store.viewOf(run);
  const frame = ladderFrameOf(view, originUs ?? null);
  const entries = useFilteredEntries(view, state.filter.value);
  const pausedAt = state.pausedAt.value;
  useWireLink(state, view, link ?? null, revision);
  if (pausedAt === null) return { view, frame, entries, count: entries.length, whilePaused: 0 };
  const whilePaused = view.entries.length - countUpTo(view.entries, pausedAt);
  return { view, frame, entries, count: countUpTo(entries, pausedAt), whilePaused };
}

function closeFilter(state: WireState, root: HTMLElement | null): void {
  state.closeFilter();
  root?.querySelector<HTMLElement>('.wire-ladder-scroll')?.focus();
}

/** Keys of the whole view. They work only while the focus is inside, and never where one types or presses. */
function viewKeys(onPause: () => void, onFilter: () => void) {
  return {
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('input, select, textarea') || isSwitchedOff(event.key)) return;
      const pressed = event.key === ' ' && target?.closest('button, a');
      const action =
        event.key.toLowerCase() === 'f' ? onFilter : event.key === ' ' ? onPause : null;
      if (action === null || pressed) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    },
  };
}
