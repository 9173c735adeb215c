/** "12 records, last: event 3", for the ear, at most once in two seconds. */
import { useEffect } from 'preact/hooks';
import type { LadderFrame } from './ladder-model.ts';
import { pageDetail } from './page-record-words.ts';
import { plural } from './quantities.ts';
import { chipsOf } from './record-chips.ts';
import { isPageEntry, newestData, type DataEntry, type PageEntry } from './shown-entries.ts';
import type { TraceView } from './trace-view.ts';
import { useAnnouncer } from './use-announcer.ts';

/** The sentence that is announced now; empty at first, and while `active` is false. */
export function useAnnouncements(view: TraceView, frame: LadderFrame, active: boolean): string {
  const [spoken, announcer] = useAnnouncer();
  const records = view.dataRecords + view.pageRecords;
  useEffect(() => {
    if (active && records > 0) announcer.announce(sentenceOf(view));
  }, [announcer, view, frame.lanes.length, records, active]);
  return spoken;
}

export function sentenceOf(view: TraceView): string {
  const last = newestData(view.entries, view.entries.length);
  const title = last === null ? undefined : titleOf(last);
  const records = plural(view.dataRecords + view.pageRecords, 'record');
  return title === undefined ? records : `${records}, last: ${title}`;
}

function titleOf(entry: DataEntry | PageEntry): string | undefined {
  if (isPageEntry(entry)) return `${entry.record.lane} ${pageDetail(entry.record)}`;
  return entry.connection === null
    ? undefined
    : chipsOf(entry.connection, entry.record).at(-1)?.title;
}
