/** One message, put together from the payload data of its fragments: RFC 6455 section 5.4. */
import { createDecodeError } from '../field/decode-error.ts';
import { type ByteRange, type Field, toBitRange } from '../field/field.ts';
import type { FrameHeader } from '../websocket/frame.ts';
import { text } from '../websocket/opcode.ts';
import { brokenText } from './broken-text.ts';
import type { FrameData } from './frame-data.ts';
import {
  type MessageContentReader,
  type MessageUnitSays,
  setMessageUnit,
} from './message-content.ts';
import type { MessageInflater } from './message-inflater.ts';
import type { DerivedLayer } from './mapped-layer.ts';
import { messageFields, messageTitle, withGap } from './plain-message.ts';
import type { StreamContext } from './stage.ts';
import type { UnmaskedLayer } from './unmasked-layer.ts';

/** What the messages of one direction share. */
export interface MessageParts {
  readonly context: StreamContext;
  readonly exchange: number;
  readonly reader: MessageContentReader;
  /** Null where permessage-deflate was not negotiated. */
  readonly inflater: MessageInflater | null;
}

export class MessageData implements FrameData {
  readonly layer: UnmaskedLayer;
  readonly #parts: MessageParts;
  readonly #type: 'text' | 'binary';
  readonly #compressed: boolean;
  #unit: number | null = null;
  /** In the layer. */
  readonly #gaps: ByteRange[] = [];

  /** `header` is that of the first frame, which begins at `start` of the stream. */
  constructor(parts: MessageParts, header: FrameHeader, start: number) {
    const { layers, direction } = parts.context;
    this.#parts = parts;
    this.#type = header.opcode === text ? 'text' : 'binary';
    this.#compressed = header.rsv1 && parts.inflater !== null;
    this.layer = layers.addUnmasked(direction, 'message', start, 'data');
  }

  begin({ maskingKey }: FrameHeader, start: number): void {
    this.layer.beginPayload(start, maskingKey);
  }

  take(range: ByteRange, kept: boolean): void {
    const start = this.layer.byteLength;
    this.layer.map.append(range);
    if (!kept) this.#gaps.push({ start, end: this.layer.byteLength });
  }

  finish({ fin }: FrameHeader): void {
    if (!fin) this.#showUnfinished();
    else if (this.#compressed) this.#finishCompressed();
    else if (this.#gaps.length > 0) this.#readCut();
    else this.#read(this.layer, this.#unit);
  }

  #readCut(): void {
    const { exchange, reader } = this.#parts;
    const { layer } = this;
    const type = this.#type;
    if (reader.readCut) reader.readCut({ layer, type, exchange, unit: this.#unit }, this.#gaps);
    else this.#show(withGap(this.#says(messageTitle(layer, type))));
  }

  abandon(): void {
    this.#showUnfinished();
    if (this.#compressed) this.#parts.inflater?.lose();
  }

  cover(): void {
    const range = { start: 0, end: this.layer.byteLength };
    if (range.end === 0) return;
    if (this.#unit === null) this.#showUnfinished();
    else this.#parts.context.units.update(this.#unit, { range });
  }

  refresh(): void {
    if (this.layer.byteLength > 0) this.#showUnfinished();
  }

  #showUnfinished(): void {
    this.#show({ ...this.#says(`unfinished ${this.#type}`), state: 'incomplete' });
  }

  #show(says: MessageUnitSays): void {
    const { context, exchange } = this.#parts;
    const { layer } = this;
    this.#unit = setMessageUnit(context, { layer, exchange, unit: this.#unit }, says);
  }

  /** What is said of the message as it came in; `why`: what else is to be said about a compressed one. */
  #says(title: string, why = ''): MessageUnitSays {
    const { layer } = this;
    const type = this.#type;
    const range = { start: 0, end: layer.byteLength };
    return {
      format: 'websocket',
      kind: 'message',
      title,
      range,
      fields: this.#compressed
        ? () => compressedFields(range, why)
        : () => messageFields(layer, type, range),
      state: 'complete',
      error: null,
    };
  }

  /** Gives the message to what reads it, unless it breaks the one rule that holds for every text. */
  #read(layer: DerivedLayer, unit: number | null): void {
    const { context, exchange, reader } = this.#parts;
    const error = this.#type === 'text' ? brokenText(layer) : null;
    if (error === null) {
      reader.read({ layer, type: this.#type, exchange, unit });
      return;
    }
    const range = { start: 0, end: layer.byteLength };
    setMessageUnit(
      context,
      { layer, exchange, unit },
      {
        format: 'websocket',
        kind: 'message',
        title: messageTitle(layer, this.#type),
        range,
        fields: messageFields(layer, this.#type, range),
        state: 'malformed',
        error,
      },
    );
  }

  #finishCompressed(): void {
    const { inflater, context } = this.#parts;
    const range = { start: 0, end: this.layer.byteLength };
    const title = `compressed ${range.end} B`;
    if (this.#gaps.length > 0) {
      inflater?.lose();
      this.#show(this.#says(title, 'It cannot be inflated: not every byte of it was kept.'));
      return;
    }
    const inflated = inflater?.inflate(this.layer.slice(range));
    if (inflated?.status === 'complete') {
      this.#show({ ...this.#says(title), kind: 'application-data' });
      this.#read(context.layers.addWhole(this.layer, 'inflated message', inflated.bytes), null);
    } else if (inflated?.status === 'malformed') {
      this.#show({ ...this.#says(title), state: 'malformed', error: notDeflate(range) });
    } else this.#show(this.#says(title, inflated?.why));
  }
}

function notDeflate(range: ByteRange) {
  return createDecodeError({
    code: 'message-not-deflate',
    field: 'Compressed data',
    range,
    what: 'expected DEFLATE blocks, as RFC 1951 writes them',
    source: { standard: 'RFC 7692', section: '7.2.2' },
    protocolStatus: 1007,
  });
}

/** `why`: what else is to be said about it. */
function compressedFields(range: ByteRange, why: string): readonly Field[] {
  if (range.end === range.start) return [];
  const meaning = `The message in DEFLATE blocks, without the 4 bytes 00 00 ff ff of their end. ${why}`;
  return [
    {
      name: 'Compressed data',
      range: toBitRange(range),
      value: null,
      meaning: meaning.trimEnd(),
      source: { standard: 'RFC 7692', section: '7.2.1' },
      children: [],
    },
  ];
}
