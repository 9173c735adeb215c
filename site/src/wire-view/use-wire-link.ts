/** Shows the record and the field that a link asked for, once they are there. */
import { useEffect, useRef } from 'preact/hooks';
import type { TraceView } from './trace-view.ts';
import type { WireLink } from './wire-link.ts';
import type { WireState } from './wire-state.ts';

export function useWireLink(
  state: WireState,
  view: TraceView,
  link: WireLink | null,
  revision: number,
): void {
  const shown = useRef<WireLink | null>(null);
  useEffect(() => {
    if (link === null || shown.current === link) return;
    const entry = view.entries.find(
      (each) =>
        each.kind === 'record' &&
        (each.record.kind === 'page') === (link.lane === 'page') &&
        each.record.sequence === link.record,
    );
    if (entry === undefined) return;
    shown.current = link;
    state.follow.value = false;
    state.selectEntry(entry.index);
    state.selectField(link.fieldPath, null);
  }, [state, view, link, revision]);
}
