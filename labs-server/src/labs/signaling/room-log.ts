/** The log of a room: append-only, with ids, bounded in entries and in bytes. */
import type { RoomMessage, RoomPeerName } from '../../../wire/signaling-room.ts';
import type { EventLog } from '../../event-log/event-log.ts';
import { createMemoryEventLog, type MemoryEventLog } from '../../event-log/memory-event-log.ts';

export interface LoggedMessage {
  readonly from: RoomPeerName;
  readonly message: RoomMessage;
}

export const maxRoomEntries = 256;
/** So much a room keeps, as JSON: some twenty calls. The oldest goes first. */
export const maxRoomBytes = 256 * 1024;

export class RoomLog {
  readonly #log: MemoryEventLog<LoggedMessage> = createMemoryEventLog(maxRoomEntries);
  /** Bytes of each entry that is kept. */
  readonly #sizes: number[] = [];
  #bytes = 0;

  /** For those who read. */
  get entries(): EventLog<LoggedMessage> {
    return this.#log;
  }

  get lastId(): number {
    return this.#log.range().lastId;
  }

  /** @returns its id */
  append(from: RoomPeerName, message: RoomMessage): number {
    const byteLength = Buffer.byteLength(JSON.stringify(message));
    this.#sizes.push(byteLength);
    this.#bytes += byteLength;
    while (this.#sizes.length > maxRoomEntries || this.#bytes > maxRoomBytes) {
      this.#bytes -= this.#sizes.shift() ?? 0;
    }
    this.#log.retain(Math.max(1, this.#sizes.length));
    // In memory it is there at once, and whoever reads was told.
    void this.#log.append({ from, message });
    return this.lastId;
  }
}
