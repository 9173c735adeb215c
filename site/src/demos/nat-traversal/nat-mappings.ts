/** The mappings of each NAT, as they are after some of the events. */
import type {
  NatEvent,
  Transport,
  TransportAddress,
} from '@wireside/labs-server/wire/nat/nat-event.ts';
import type { NatNodeId } from '@wireside/labs-server/wire/nat/nat-scenario.ts';

export interface ShownMapping {
  readonly number: number;
  readonly transport: Transport;
  readonly internal: TransportAddress;
  readonly external: TransportAddress;
  /** To whom something was sent through it, in the order of the first time. */
  readonly sentTo: readonly string[];
  readonly isExpired: boolean;
}

export type MappingTables = ReadonlyMap<NatNodeId, readonly ShownMapping[]>;

/** @param count how many events have happened */
export function mappingsAfter(events: readonly NatEvent[], count: number): MappingTables {
  const tables = new Map<NatNodeId, Map<number, ShownMapping>>();
  for (const event of events.slice(0, count)) {
    if (event.kind === 'expired') {
      const table = tables.get(event.node);
      const mapping = table?.get(event.mapping);
      if (mapping !== undefined) table?.set(event.mapping, { ...mapping, isExpired: true });
    }
    if (event.kind !== 'translated' || event.field !== 'source') continue;
    const table = tables.get(event.node) ?? new Map<number, ShownMapping>();
    tables.set(event.node, table);
    const known = table.get(event.mapping);
    const to = `${event.destination.address}:${event.destination.port}`;
    const sentTo = known?.sentTo ?? [];
    table.set(event.mapping, {
      number: event.mapping,
      transport: event.transport,
      internal: event.source,
      external: event.to,
      sentTo: sentTo.includes(to) ? sentTo : [...sentTo, to],
      isExpired: false,
    });
  }
  return new Map([...tables].map(([node, table]) => [node, [...table.values()]]));
}
