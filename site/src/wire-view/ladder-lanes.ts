/** The lanes of a ladder: documents that the page's records name, then the browser and the server of the connections. */
import type { TraceConnection } from './trace-connection.ts';
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
  /** The lab server relays between the browser and peers, so it stands between them. */
  readonly isRelay: boolean;
}

export function lanesOf({ documents, connections, hasSecondHop }: TraceView): Lanes {
  const drawn =
    documents.length > maxDocumentLanes
      ? [...documents.slice(0, maxDocumentLanes - 1), otherDocuments]
      : documents;
  const isRelay = connections.some(isPeerSide);
  const ofSockets = isRelay
    ? ['browser', 'lab server', 'peer']
    : hasSecondHop
      ? ['browser', 'intermediary', 'lab server']
      : ['browser', 'lab server'];
  const hasSockets = connections.length > 0 || drawn.length < 2;
  const lanes = [...drawn, ...(hasSockets ? ofSockets : [])];
  return { lanes, documentLanes: drawn.length, isRelay };
}

/** Where the peers of a TURN relay are: they send to the lab server, as the browser does from the other side. */
function isPeerSide({ open }: TraceConnection): boolean {
  return open?.listener === 'stun' && open.hopOf !== null;
}

/** Between which lanes the entry's arrow runs; null where it has no two ends. */
export function spanOf({ record, connection }: RecordEntry, frame: Lanes): LaneSpan | null {
  if (record.kind === 'page') {
    const span = { from: documentLane(record.from, frame), to: documentLane(record.to, frame) };
    return span.from === span.to ? null : span;
  }
  if (connection === null) return null;
  const { client, server } = endsOf(connection, record.run, frame);
  const downward = record.kind === 'data' && record.direction === 'server-to-client';
  return downward ? { from: server, to: client } : { from: client, to: server };
}

function endsOf(
  connection: TraceConnection,
  run: number,
  { documentLanes, lanes, isRelay }: Lanes,
): { readonly client: number; readonly server: number } {
  const [middle, last] = [documentLanes + 1, lanes.length - 1];
  if (isRelay) return { client: isPeerSide(connection) ? last : documentLanes, server: middle };
  const role = connection.roleIn(run);
  return {
    client: role === 'second-hop' ? middle : documentLanes,
    server: role === 'first-hop' ? middle : last,
  };
}

function documentLane(name: string, { lanes, documentLanes }: Lanes): number {
  const at = lanes.indexOf(name);
  return at < 0 ? documentLanes - 1 : at;
}
