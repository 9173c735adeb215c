/** The entries that pass the filter, kept between renders so that only new ones are examined. */
import { useRef } from 'preact/hooks';
import { FilteredEntries, type LadderFilter } from './ladder-filter.ts';
import type { TraceEntry, TraceView } from './trace-view.ts';

export function useFilteredEntries(view: TraceView, filter: LadderFilter): readonly TraceEntry[] {
  const kept = useRef<FilteredEntries | null>(null);
  if (!kept.current?.isOf(view, filter)) kept.current = new FilteredEntries(view, filter);
  return kept.current.upToDate();
}
