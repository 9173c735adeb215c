/** The lanes of a ladder: documents that the page's records name, then the browser and the server of the connections. */
import type { RecordEntry, TraceView } from './trace-view.ts';

/** Lanes of documents that are drawn; what further ones do is drawn on the last. */
const maxDocumentLanes = 5;

export const otherDocuments = 'others';

/** Indexes of lanes, from 0 on the left. */
export interface LaneSpan {
  readonly from: number;
  readonly to: number;
}

export interface Lanes {
  /** Names, from the left to the right. */
  readonly lanes: readonly string[];
  /** How many of them, from the left, are documents. */
  readonly documentLanes: number;
}

export function lanesOf({ documents, connections, hasSecondHop }: TraceView): Lanes {
  const drawn =
    documents.length > maxDocumentLanes
      ? [...documents.slice(0, maxDocumentLanes - 1), otherDocuments]
      : documents;
  const ofSockets = hasSecondHop
    ? ['browser', 'intermediary', 'lab server']
    : ['browser', 'lab server'];
  const hasSockets = connections.length > 0 || drawn.length < 2;
  return { lanes: [...drawn, ...(hasSockets ? ofSockets : [])], documentLanes: drawn.length };
}

/** Between which lanes the entry's arrow runs; null where it has no two ends. */
export function spanOf({ record, connection }: RecordEntry, frame: Lanes): LaneSpan | null {
  if (record.kind === 'page') {
    const span = { from: documentLane(record.from, frame), to: documentLane(record.to, frame) };
    return span.from === span.to ? null : span;
  }
  if (connection === null) return null;
  const role = connection.roleIn(record.run);
  const client = frame.documentLanes + (role === 'second-hop' ? 1 : 0);
  const server = role === 'first-hop' ? frame.documentLanes + 1 : frame.lanes.length - 1;
  const downward = record.kind === 'data' && record.direction === 'server-to-client';
  return downward ? { from: server, to: client } : { from: client, to: server };
}

function documentLane(name: string, { lanes, documentLanes }: Lanes): number {
  const at = lanes.indexOf(name);
  return at < 0 ? documentLanes - 1 : at;
}
