/** What a page record says in words: on its row, to the filter, in the inspector. */
import { beginningOf, utf8Text } from '@wireside/labs-server/wire/field/text.ts';
import type { PageFact, PageRecord } from '@wireside/labs-server/wire/record.ts';

const shownCharacters = 60;

/** The data as text; bytes that are no UTF-8 are shown as U+FFFD. */
export function pageData({ head }: PageRecord): string {
  return utf8Text(head);
}

/** `"Hello world" · accepted`: the beginning of the data, and what happened. */
export function pageDetail(record: PageRecord): string {
  const data = utf8Text(record.head.subarray(0, 4 * shownCharacters));
  const shown = data.length > shownCharacters ? `${beginningOf(data, shownCharacters)}…` : data;
  return [shown.replaceAll(/\s+/g, ' '), record.label].filter(Boolean).join(' · ');
}

/** Everything that can be looked for. */
export function pageHaystack(record: PageRecord): string {
  const { lane, from, to, label, facts } = record;
  return [lane, from, to, label, ...facts.flat(), pageData(record)].join(' ');
}

/** What is known, with where it comes from: the page alone vouches for it. */
export function pageFacts({ lane, from, to, label, facts }: PageRecord): readonly PageFact[] {
  return [
    ['carried by', lane],
    ['from', from],
    ['to', to],
    ['what happened', label],
    ...facts,
    [
      'recorded by the page',
      'Its own recorder saw this. It never crossed a socket of the lab server, and proves nothing to others. What code posts to another origin’s window is recorded by whoever hears it.',
    ],
  ];
}
