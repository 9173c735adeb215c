/** "12 records, last: event 3", for the ear, at most once in two seconds. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { createAnnouncer } from './announcer.ts';
import type { LadderFrame } from './ladder-model.ts';
import { plural } from './quantities.ts';
import { chipsOf } from './record-chips.ts';
import { newestData } from './shown-entries.ts';
import type { TraceView } from './trace-view.ts';

/** The sentence that is announced now; empty at first, and while `active` is false. */
export function useAnnouncements(view: TraceView, frame: LadderFrame, active: boolean): string {
  const [spoken, setSpoken] = useState('');
  const announcer = useMemo(
    () =>
      createAnnouncer({
        now: () => performance.now(),
        later: (callback, delayMs) => {
          const timer = setTimeout(callback, delayMs);
          return () => clearTimeout(timer);
        },
        speak: setSpoken,
      }),
    [],
  );
  useEffect(() => () => announcer.close(), [announcer]);
  const { dataRecords } = view;
  useEffect(() => {
    if (active && dataRecords > 0) announcer.announce(sentenceOf(view));
  }, [announcer, view, frame.lanes.length, dataRecords, active]);
  return spoken;
}

export function sentenceOf(view: TraceView): string {
  const last = newestData(view.entries, view.entries.length);
  const chips = last?.connection ? chipsOf(last.connection, last.record) : [];
  const title = chips.at(-1)?.title;
  const records = plural(view.dataRecords, 'record');
  return title === undefined ? records : `${records}, last: ${title}`;
}
