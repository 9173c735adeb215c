/** A report of a document as a record of the page. */
import type { PageFact } from '@wireside/labs-server/wire/record.ts';
import type { NewPageRecord } from '../../wire-view/held-page-records.ts';
import type { DocumentReport } from './document-report.ts';
import { structuredText } from './structured-text.ts';

/** `A :4601`: a name and what tells its origin from those of the other pages; an origin elsewhere is written out. */
export function laneName(name: string, origin: string, ownOrigin: string): string {
  if (origin === '') return name;
  if (!URL.canParse(origin)) return `${name} ${origin}`;
  const { hostname, host, port } = new URL(origin);
  const isOwnHost = hostname === new URL(ownOrigin).hostname && port !== '';
  return `${name} ${isOwnHost ? `:${port}` : host}`;
}

/** @param lane of the document that reports; @param other lane of the one it speaks of */
export function recordOf(
  report: DocumentReport,
  lane: string,
  other: string,
): Omit<NewPageRecord, 'run' | 'timeUs'> {
  const delivered = report.way === 'delivered';
  return {
    lane: report.lane,
    from: delivered ? other : lane,
    to: delivered ? lane : other,
    label: labelOf(report),
    facts: factsOf(report, other),
    head: new TextEncoder().encode(structuredText(report.data)),
  };
}

const usualWords = { delivered: 'delivered', posted: 'posted', thrown: 'not posted' } as const;

function labelOf({ way, verdict, isLast }: DocumentReport): string {
  const words = verdict ?? usualWords[way];
  return isLast ? `${words}; further messages of this document are not recorded` : words;
}

function factsOf(report: DocumentReport, other: string): readonly PageFact[] {
  const { way, origin = '', targetOrigin, ports = 0 } = report;
  const facts: PageFact[] = [];
  if (way === 'delivered' && origin !== '') facts.push(['event.origin', origin]);
  if (way === 'delivered' && report.lane === 'postMessage') facts.push(['event.source', other]);
  if (targetOrigin !== undefined) facts.push(['targetOrigin', targetOrigin]);
  if (ports > 0) facts.push(['ports transferred', String(ports)]);
  return facts;
}
