/** What each mechanism cost on the wire: requests and bytes of both directions, counted from the records of a run. */
import type { Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import type { TraceConnection } from '../../wire-view/trace-connection.ts';
import type { TraceEntry } from '../../wire-view/trace-view.ts';

export interface WireCost {
  readonly requests: number;
  /** Bytes that crossed the socket, up and down, HTTP heads included, TCP and IP headers not. */
  readonly bytes: number;
}

/** Names who pays for an exchange: the mechanism of its path, and the listener that took it. */
export function payerOf(mechanism: string, listener: string): string {
  return `${mechanism}@${listener}`;
}

/** Costs by payer. Records of the intermediary's second hop are not counted twice. */
export function wireCosts(entries: readonly TraceEntry[]): ReadonlyMap<string, WireCost> {
  const costs = new Map<string, { requests: number; bytes: number }>();
  const mechanisms = new Map<TraceConnection, Map<number, string>>();
  const counted = new Set<string>();
  for (const entry of entries) {
    if (entry.kind === 'gap' || entry.record.kind !== 'data' || entry.connection === null) continue;
    const { record, connection } = entry;
    if (connection.roleIn(record.run) === 'second-hop') continue;
    const range = { start: record.streamOffset, end: record.streamOffset + record.byteLength };
    const unit = connection.conversation.unitsAt(record.direction, range)[0];
    if (unit === undefined) continue;
    const known = mechanisms.get(connection) ?? mechanismsOf(connection.conversation.units);
    mechanisms.set(connection, known);
    const payer = payerOf(known.get(unit.exchange) ?? '', connection.open?.listener ?? '');
    const cost = costs.get(payer) ?? { requests: 0, bytes: 0 };
    costs.set(payer, cost);
    cost.bytes += record.byteLength;
    const exchange = `${connection.key}/${unit.exchange}`;
    if (unit.kind === 'request-head' && !counted.has(exchange)) {
      counted.add(exchange);
      cost.requests += 1;
    }
  }
  return costs;
}

/** The mechanism of each exchange, from the path of its request: `GET /polling/events` is polling. */
function mechanismsOf(units: readonly Unit[]): Map<number, string> {
  const heads = units.filter((unit) => unit.kind === 'request-head');
  return new Map(heads.map((unit) => [unit.exchange, pathStart(unit.title)]));
}

function pathStart(title: string): string {
  return /^\S+ \/([^/?\s]+)/.exec(title)?.[1] ?? '';
}
