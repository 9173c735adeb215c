/** What a message event of a window, a port or a channel tells. */
import type { DocumentReport, Whereabouts } from '../../lab/documents/document-report.ts';

/** Something that happened to a message in the cell's realm. */
export type Happened = Omit<DocumentReport, 'type' | 'isLast'>;

export function deliveredReport(
  { performance }: Pick<typeof globalThis, 'performance'>,
  { data, origin, ports, timeStamp }: MessageEvent,
  lane: string,
  from: Whereabouts,
): Happened {
  const atMs = performance.timeOrigin + timeStamp;
  return { way: 'delivered', lane, atMs, from, origin, data, ports: ports.length };
}
