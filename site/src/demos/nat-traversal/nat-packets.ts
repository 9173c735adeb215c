/** The packets of a run, each with its way and its fate. */
import type { NatEvent, PacketEvent, SentEvent } from '@wireside/labs-server/wire/nat/nat-event.ts';
import { packetContent, type PacketContent } from './packet-content.ts';

export interface NatPacket {
  readonly number: number;
  readonly sent: SentEvent;
  /** In the order of the way; the first is `sent`. */
  readonly way: readonly PacketEvent[];
  readonly fate: 'delivered' | 'dropped' | 'under way';
  readonly content: PacketContent;
}

/** In the order in which they were sent. */
export function packetsOf(events: readonly NatEvent[]): readonly NatPacket[] {
  const ways = new Map<number, PacketEvent[]>();
  for (const event of events) {
    if (!('packet' in event)) continue;
    const way = ways.get(event.packet) ?? [];
    way.push(event);
    ways.set(event.packet, way);
  }
  return [...ways.entries()].flatMap(([number, way]) => {
    const [sent] = way;
    if (sent?.kind !== 'sent') return [];
    const last = way.at(-1)?.kind;
    const fate = last === 'delivered' || last === 'dropped' ? last : 'under way';
    return [{ number, sent, way, fate, content: contentOf(sent) }];
  });
}

function contentOf({ hex, segment }: SentEvent): PacketContent {
  if (segment === null) return packetContent(bytesOf(hex), 'datagram');
  if (segment !== 'data') return { title: `TCP ${segment}`, fields: [] };
  const { title, fields } = packetContent(bytesOf(hex), 'stream');
  return { title: `${title}, over TCP`, fields };
}

/** What is not of two hexadecimal digits ends the bytes: a foreign file may hold anything. */
export function bytesOf(hex: string): Uint8Array {
  const pairs = /^(?:[0-9a-f]{2})*/i.exec(hex)?.[0].match(/../g) ?? [];
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16));
}
