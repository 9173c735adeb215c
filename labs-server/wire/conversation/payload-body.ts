/** A body that is a payload of Engine.IO packets: Engine.IO protocol, section "Packet encoding: HTTP long-polling". */
import { recordSeparator } from '../engine-io/packet-type.ts';
import { createDecodeError } from '../field/decode-error.ts';
import type { ByteRange } from '../field/field.ts';
import type { BodyContent, BodyEnd } from './body-content.ts';
import { type PacketSays, readMessage, readPacket } from './engine-io-packet.ts';
import { findByte } from './find-byte.ts';
import type { MappedLayer } from './mapped-layer.ts';
import { SocketIoMessages } from './socket-io-messages.ts';
import type { StreamContext } from './stage.ts';
import { reasons, undecodedField } from './undecoded.ts';

const begun = {
  format: 'engine-io',
  kind: 'packet',
  title: 'packet',
  fields: [],
  state: 'incomplete',
  error: null,
} as const;

export class PayloadBody implements BodyContent {
  readonly #context: StreamContext;
  readonly #layer: MappedLayer;
  readonly #exchange: number;
  readonly #messages: SocketIoMessages;
  /** Where the packet begins that is not whole yet. */
  #start = 0;
  /** Up to here there is no further separator. */
  #scanned = 0;
  #unit: number | null = null;
  /** The packet before, which a separator ended. */
  #separatedUnit: number | null = null;
  /** True while the bytes before the next separator belong to a packet of which not every byte was kept. */
  #afterGap = false;

  constructor(context: StreamContext, layer: MappedLayer, exchange: number) {
    this.#context = context;
    this.#layer = layer;
    this.#exchange = exchange;
    this.#messages = new SocketIoMessages(context.units);
  }

  grow(): void {
    for (;;) {
      const rest = { start: this.#scanned, end: this.#layer.byteLength };
      const separator = findByte(this.#layer, recordSeparator, rest);
      if (separator === -1) break;
      this.#scanned = separator + 1;
      this.#finishPacket(separator + 1, true);
    }
    this.#scanned = this.#layer.byteLength;
    this.#coverRest();
  }

  skip(): void {
    this.#afterGap = true;
    this.#messages.lose();
    this.#scanned = this.#layer.byteLength;
    this.#coverRest();
  }

  end(how: BodyEnd): void {
    if (how !== 'complete') return;
    if (this.#unit !== null) this.#finishPacket(this.#layer.byteLength, false);
    else if (this.#separatedUnit !== null) this.#tellMissingPacket(this.#separatedUnit);
  }

  refresh(): void {}

  /** Makes the packet that is not whole yet reach to the end of the layer. */
  #coverRest(): void {
    const range = { start: this.#start, end: this.#layer.byteLength };
    if (range.end === range.start) return;
    this.#say(this.#afterGap ? undecoded(range) : { ...begun, range });
  }

  /** `separated`: a separator ends the packet at `end`, and another one follows. */
  #finishPacket(end: number, separated: boolean): void {
    const range = { start: this.#start, end };
    if (this.#afterGap) this.#say(undecoded(range));
    else {
      const { says, value } = readPacket(this.#layer, range, 'payload');
      this.#say(says);
      const { layers } = this.#context;
      if (value) readMessage(layers, this.#layer, value, this.#exchange, this.#messages);
    }
    this.#separatedUnit = separated ? this.#unit : null;
    this.#afterGap = false;
    this.#unit = null;
    this.#start = end;
  }

  #say(says: PacketSays): void {
    const { units, direction } = this.#context;
    if (this.#unit !== null) units.update(this.#unit, says);
    else {
      const place = { direction, layer: this.#layer.key, exchange: this.#exchange };
      this.#unit = units.add({ ...says, ...place });
    }
  }

  #tellMissingPacket(unit: number): void {
    const end = this.#layer.byteLength;
    const error = createDecodeError({
      code: 'packet-type-missing',
      field: 'packet type',
      range: { start: end, end },
      what: 'expected another packet after the separator, found the end of the payload',
      source: { standard: 'Engine.IO protocol', section: 'Packet encoding: polling' },
    });
    this.#context.units.update(unit, { state: 'malformed', error });
  }
}

/** Of the packet in `range` not every byte was kept. */
function undecoded(range: ByteRange): PacketSays {
  return {
    format: 'raw',
    kind: 'undecoded',
    title: 'undecoded',
    range,
    fields: [undecodedField(range, reasons.packetNotKept)],
    state: 'complete',
    error: null,
  };
}
