/** One connection of a trace: its records' bytes, fed to a conversation as they come in. */
import type { Conversation, Fault } from '@wireside/labs-server/wire/conversation/conversation.ts';
import { appendDecrypted } from '@wireside/labs-server/wire/conversation/record-feed.ts';
import type {
  CloseRecord,
  DataRecord,
  DecryptedRecord,
  Direction,
  OpenRecord,
} from '@wireside/labs-server/wire/record.ts';

/** Where a connection runs: to the lab itself, to the intermediary, or from it to the lab. */
export type ConnectionRole = 'direct' | 'first-hop' | 'second-hop';

export interface TraceConnection {
  /** Unique in one store; the server's own number can come back after a restart. */
  readonly key: number;
  /** The number that the server gave it. */
  readonly number: number;
  readonly open: OpenRecord | null;
  readonly close: CloseRecord | null;
  readonly conversation: Conversation;
  /** Grows whenever the conversation does: what was derived from it earlier may be stale. */
  readonly revision: number;
  /** True when the connection carried more than the store decodes; later records show plain bytes. */
  readonly decodingStopped: boolean;
  /** True when the record was decoded; false for those that came after `decodingStopped`. */
  decodes(record: DataRecord): boolean;
  /** What its close left unfinished; none where bytes before it may have been missed. */
  readonly faults: readonly Fault[];
  /** Its role in one run. */
  roleIn(run: number): ConnectionRole;
}

/** The store's own handle on a connection. */
export class GrowingConnection implements TraceConnection {
  readonly key: number;
  readonly number: number;
  open: OpenRecord | null = null;
  close: CloseRecord | null = null;
  revision = 0;
  decodingStopped = false;
  /** Entries of the store that refer to it. */
  references = 0;
  readonly #fed: Record<Direction, number> = { 'client-to-server': 0, 'server-to-client': 0 };
  /** Directions of which bytes may be missing at the end. */
  readonly #missed = new Set<Direction>();
  readonly #forwardedRuns = new Set<number>();
  readonly #maxBytes: number;
  readonly #make: (open: OpenRecord | null) => Conversation;
  #conversation: Conversation | null = null;

  /**
   * @param make makes its conversation, once: its open record tells which protocol is spoken
   * @param maxBytes bytes of both directions after which decoding stops
   */
  constructor(
    key: number,
    number: number,
    make: (open: OpenRecord | null) => Conversation,
    maxBytes: number,
  ) {
    this.key = key;
    this.number = number;
    this.#make = make;
    this.#maxBytes = maxBytes;
  }

  get conversation(): Conversation {
    this.#conversation ??= this.#make(this.open);
    return this.#conversation;
  }

  get faults(): readonly Fault[] {
    if (this.decodingStopped) return [];
    return this.conversation.faults.filter(({ direction }) => !this.#missed.has(direction));
  }

  decodes({ direction, streamOffset, byteLength }: DataRecord): boolean {
    return !this.decodingStopped || streamOffset + byteLength <= this.#fed[direction];
  }

  roleIn(run: number): ConnectionRole {
    if (this.open !== null && this.open.hopOf !== null) return 'second-hop';
    return this.#forwardedRuns.has(run) ? 'first-hop' : 'direct';
  }

  /** The intermediary forwarded this connection's bytes in `run`. */
  forwarded(run: number): void {
    this.#forwardedRuns.add(run);
  }

  /** Records may be missing from here on; the next one of a direction tells by its offset what it was. */
  missed(): void {
    if (this.close !== null) return;
    this.#missed.add('client-to-server').add('server-to-client');
  }

  carried(record: DataRecord): void {
    this.#missed.delete(record.direction);
    const total = this.#fed['client-to-server'] + this.#fed['server-to-client'];
    this.decodingStopped ||= total + record.byteLength > this.#maxBytes;
    const missingBytes = record.streamOffset - this.#fed[record.direction];
    if (this.decodingStopped || missingBytes < 0) return;
    feed(this.conversation, record, missingBytes);
    this.#fed[record.direction] = record.streamOffset + record.byteLength;
    this.revision += 1;
  }

  /** What the newest records carried encrypted; nothing where these were not decoded. */
  decrypted(record: DecryptedRecord): void {
    if (record.streamOffset + record.byteLength > this.#fed[record.direction]) return;
    appendDecrypted(this.conversation, record);
    this.revision += 1;
  }

  closed(record: CloseRecord): void {
    this.close = record;
    this.conversation.end('client-to-server');
    this.conversation.end('server-to-client');
    this.revision += 1;
  }
}

function feed(conversation: Conversation, record: DataRecord, missingBytes: number): void {
  if (missingBytes > 0) {
    conversation.skip(record.direction, missingBytes);
    // What is missing are records of their own.
    conversation.endRecord(record.direction);
  }
  conversation.append(record.direction, record.head);
  const omittedBytes = record.byteLength - record.head.length - record.tail.length;
  if (omittedBytes > 0) conversation.skip(record.direction, omittedBytes);
  if (record.tail.length > 0) conversation.append(record.direction, record.tail);
  conversation.endRecord(record.direction);
}
