/** Socket.IO packets in the messages of Engine.IO: one message each, and one for every binary attachment that follows. */
import { createDecodeError } from '../field/decode-error.ts';
import type { DecodeError, DecodeResult } from '../field/decode-result.ts';
import { decodeAttachment } from '../socket-io/decode-attachment.ts';
import { decodeSocketIoPacket, type SocketIoPacket } from '../socket-io/decode-packet.ts';
import type { DerivedLayer } from './mapped-layer.ts';
import { limitTitle } from './titles.ts';
import type { UnitList } from './unit-list.ts';

/** A packet whose attachments are not all there yet. */
interface Awaiting {
  readonly packet: SocketIoPacket;
  readonly received: number;
}

/** The messages of one payload, or of one direction of a WebSocket, in order. */
export class SocketIoMessages {
  readonly #units: UnitList;
  #awaiting: Awaiting | null = null;

  constructor(units: UnitList) {
    this.#units = units;
  }

  /** `layer` is one message, of at least one byte. */
  read(layer: DerivedLayer, type: 'text' | 'binary', exchange: number): void {
    if (type === 'binary') this.#readAttachment(layer, exchange);
    else this.#readPacket(layer, exchange);
  }

  /** Messages may have been lost: what follows belongs to no packet that is known. */
  lose(): void {
    this.#awaiting = null;
  }

  #readPacket(layer: DerivedLayer, exchange: number): void {
    const missing = this.#takeMissing(layer);
    const bytes = layer.slice({ start: 0, end: layer.byteLength });
    const result = decodeSocketIoPacket(bytes, { atEnd: true });
    const packet = result.status === 'complete' ? result.value : null;
    if (packet && packet.attachmentCount > 0) this.#awaiting = { packet, received: 0 };
    const title = packet ? packetTitle(packet) : 'not Socket.IO';
    this.#add(layer, exchange, title, result, missing);
  }

  #readAttachment(layer: DerivedLayer, exchange: number): void {
    const bytes = layer.slice({ start: 0, end: layer.byteLength });
    const awaiting = this.#awaiting;
    const [number, count] = [awaiting?.received ?? 0, awaiting?.packet.attachmentCount ?? null];
    const title = awaiting
      ? `attachment ${number} of ${packetTitle(awaiting.packet)}`
      : 'attachment';
    this.#add(layer, exchange, title, decodeAttachment(bytes, 0, number, count), null);
    if (!awaiting || count === null) return;
    this.#awaiting = number + 1 < count ? { ...awaiting, received: number + 1 } : null;
  }

  /** A packet that comes while attachments are missing breaks the order; the error lies where it begins. */
  #takeMissing(layer: DerivedLayer): DecodeError | null {
    const awaiting = this.#awaiting;
    this.#awaiting = null;
    if (awaiting === null || layer.byteLength === 0) return null;
    const { packet, received } = awaiting;
    return createDecodeError({
      code: 'attachment-missing',
      field: 'binary attachment',
      range: { start: 0, end: 0 },
      what: `expected attachment ${received} of ${packet.attachmentCount}, found a packet of text`,
      source: { standard: 'Socket.IO protocol', section: 'Format' },
    });
  }

  #add(
    layer: DerivedLayer,
    exchange: number,
    title: string,
    result: DecodeResult<unknown>,
    missing: DecodeError | null,
  ): void {
    const error = missing ?? (result.status === 'malformed' ? result.error : null);
    this.#units.add({
      direction: layer.direction,
      format: 'socket-io',
      kind: 'packet',
      title: limitTitle(title),
      layer: layer.key,
      range: { start: 0, end: layer.byteLength },
      fields: result.fields,
      state: error ? 'malformed' : 'complete',
      error,
      exchange,
    });
  }
}

/** `EVENT chat`, `CONNECT /news`, `EVENT say, ack 3`. */
function packetTitle(packet: SocketIoPacket): string {
  const { type, namespace, acknowledgmentId, payload } = packet;
  const isEvent = type === 'EVENT' || type === 'BINARY_EVENT';
  const name = isEvent && Array.isArray(payload) ? ` ${String(payload[0])}` : '';
  const place = namespace === '/' ? '' : ` ${namespace}`;
  const id =
    acknowledgmentId === null ? '' : isEvent ? `, ack ${acknowledgmentId}` : ` ${acknowledgmentId}`;
  return `${type}${place}${name}${id}`;
}
