/** What three readers got, in one or two sentences with the student's own figures. */
import { plural } from '../../wire-view/quantities.ts';
import { pieceKinds } from './piece-kinds.ts';
import type { ReaderId, ReadersReport } from './readers-report.ts';

/** How many pieces of a reader were exactly one event. */
export function exactlyOne({ readers }: ReadersReport, id: ReaderId): number {
  const texts = readers[id].pieces.map(({ text }) => text);
  return pieceKinds(texts).filter(({ kind }) => kind === 'one').length;
}

/** The sentences after a run; null before the readers have reached the end. */
export function summaryOf(report: ReadersReport): readonly string[] | null {
  const { readers, written, path, complete } = report;
  if (!complete) return null;
  const fetched = readers.fetch.pieces.length;
  const requested = readers.xhr.pieces.length;
  const ones = exactlyOne(report, 'fetch');
  const dispatched = readers.eventsource.pieces;
  const sentences = [
    `Through “${path}”, ${plural(written, 'event')} reached fetch() in ${plural(fetched, 'piece')} and XMLHttpRequest in ${requested}; ${ones} and ${exactlyOne(report, 'xhr')} of the pieces were exactly one event.`,
    `EventSource dispatched ${dispatched.length}${firstWords(dispatched[0]?.atMs)}.`,
  ];
  sentences.push(
    ones === written
      ? 'That each piece is one event is luck: nobody promises it. Choose another path.'
      : 'A chunk is no event and a read is no chunk: collect, and split at the blank line.',
  );
  return sentences;
}

function firstWords(atMs: number | undefined): string {
  return atMs === undefined ? '' : `, the first after ${(atMs / 1000).toFixed(2)} s`;
}

/** One sentence for the ear while the readers read. */
export function progressOf({ readers }: ReadersReport): string {
  const { fetch, xhr, eventsource } = readers;
  return `fetch() has ${plural(fetch.pieces.length, 'piece')}, XMLHttpRequest ${xhr.pieces.length}, EventSource ${plural(eventsource.pieces.length, 'event')}.`;
}
