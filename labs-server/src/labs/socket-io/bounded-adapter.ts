/**
 * Rooms, and what connection state recovery needs, in bounded memory. The adapter of the library keeps every packet of
 * up to a minute and a half, and its timer for ever; this one keeps the newest packets, and has no timer.
 */
import { Adapter, type BroadcastOptions } from 'socket.io-adapter';
import { type Packet, PacketType } from 'socket.io-parser';
import type { Clock } from '../lab.ts';

/** How long a client that lost its connection can come back to its rooms, in milliseconds. */
export const recoverableMs = 30_000;
/** Packets that a client can have missed. */
export const maxKeptPackets = 200;
/** Clients that can come back. */
export const maxKeptSessions = 32;

interface KeptPacket {
  readonly offset: string;
  readonly opts: BroadcastOptions;
  readonly data: unknown[];
}

type PersistedSession = Parameters<Adapter['persistSession']>[0];
type RestoredSession = Awaited<ReturnType<Adapter['restoreSession']>>;
interface KeptSession {
  readonly session: PersistedSession;
  readonly disconnectedAtMs: number;
}

export class BoundedAdapter extends Adapter {
  readonly #packets: KeptPacket[] = [];
  readonly #sessions = new Map<string, KeptSession>();
  readonly #clock: Pick<Clock, 'wallMs'>;
  #nextOffset = 1;

  constructor(namespace: unknown, clock: Pick<Clock, 'wallMs'>) {
    super(namespace);
    this.#clock = clock;
  }

  /** An event gets its offset as last argument: the client sends it back as that of the last packet it has. */
  override broadcast(packet: Packet, opts: BroadcastOptions): void {
    const recoverable =
      packet.type === PacketType.EVENT &&
      packet.id === undefined &&
      opts.flags?.volatile === undefined;
    if (recoverable) {
      const offset = `o${this.#nextOffset}`;
      this.#nextOffset += 1;
      const data = packet.data as unknown[];
      data.push(offset);
      this.#packets.push({ offset, opts, data });
      if (this.#packets.length > maxKeptPackets) this.#packets.shift();
    }
    super.broadcast(packet, opts);
  }

  override persistSession(session: PersistedSession): void {
    this.#sessions.delete(session.pid);
    this.#sessions.set(session.pid, { session, disconnectedAtMs: this.#clock.wallMs() });
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size > maxKeptSessions && oldest !== undefined)
      this.#sessions.delete(oldest);
  }

  override async restoreSession(pid: string, offset: string): Promise<RestoredSession> {
    const kept = this.#sessions.get(pid);
    this.#sessions.delete(pid);
    const from = this.#packets.findIndex((packet) => packet.offset === offset);
    const awayMs = this.#clock.wallMs() - (kept?.disconnectedAtMs ?? 0);
    // The contract says null, the type does not.
    if (kept === undefined || awayMs > recoverableMs || from === -1)
      return null as unknown as RestoredSession;
    const { rooms } = kept.session;
    const missedPackets = this.#packets
      .slice(from + 1)
      .filter(({ opts }) => isFor(rooms, opts))
      .map(({ data }) => data);
    return { ...kept.session, missedPackets };
  }
}

function isFor(rooms: readonly string[], { rooms: to, except }: BroadcastOptions): boolean {
  const included = to.size === 0 || rooms.some((room) => to.has(room));
  return included && !rooms.some((room) => except?.has(room));
}
