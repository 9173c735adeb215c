/** A message as one unit, for sub-protocols that nobody decodes: RFC 6455 section 5.6. */
import { type ByteRange, type Field, toBitRange } from '../field/field.ts';
import { utf8Preview, utf8Text } from '../field/text.ts';
import { payloadPreviewBytes } from '../websocket/payload-data.ts';
import type { ConversationLayer } from './conversation.ts';
import {
  type MessageContentReader,
  type MessageUnitSays,
  setMessageUnit,
  type WholeMessage,
} from './message-content.ts';
import type { StreamContext } from './stage.ts';
import { limitTitle, titleTextBytes } from './titles.ts';

/** So many bytes of a binary message are its title. */
const titleBytes = 8;

export class PlainMessageReader implements MessageContentReader {
  readonly #context: StreamContext;

  constructor(context: StreamContext) {
    this.#context = context;
  }

  read(message: WholeMessage): void {
    const { layer, type } = message;
    const range = { start: 0, end: layer.byteLength };
    setMessageUnit(this.#context, message, {
      format: 'websocket',
      kind: 'message',
      title: messageTitle(layer, type),
      range,
      fields: () => messageFields(layer, type, range),
      state: 'complete',
      error: null,
    });
  }
}

/** `"Hello"` of a text, cut where it is too long; of binary data the first bytes: `01 02 ff`, or `empty`. */
export function messageTitle(layer: ConversationLayer, type: 'text' | 'binary'): string {
  if (type === 'binary') {
    const hex = Array.from(layer.slice({ start: 0, end: titleBytes }), (byte) =>
      byte.toString(16).padStart(2, '0'),
    );
    const more = layer.byteLength > titleBytes ? ' …' : '';
    return layer.byteLength === 0 ? 'empty' : hex.join(' ') + more;
  }
  const beginning = utf8Text(layer.slice({ start: 0, end: titleTextBytes }));
  return limitTitle(JSON.stringify(beginning));
}

/** The bytes of `range` as one field; none where there are none. */
export function messageFields(
  layer: ConversationLayer,
  type: 'text' | 'binary',
  range: ByteRange,
): readonly Field[] {
  const byteLength = range.end - range.start;
  if (byteLength <= 0) return [];
  const previewEnd = Math.min(range.end, range.start + payloadPreviewBytes);
  const preview = layer.slice({ start: range.start, end: previewEnd });
  return [
    {
      name: 'Application data',
      range: toBitRange(range),
      value: type === 'text' ? utf8Preview(preview, byteLength) : null,
      meaning:
        type === 'text'
          ? 'The text of the message, as script gets it.'
          : 'The bytes of the message, as script gets them.',
      source: { standard: 'RFC 6455', section: '5.6' },
      children: [],
    },
  ];
}

/** The same of a message of which not every byte was kept. */
export function withGap(says: MessageUnitSays): MessageUnitSays {
  const told = 'Not every byte of it was kept: what stands in their place was never sent.';
  const fields = typeof says.fields === 'function' ? says.fields() : says.fields;
  return {
    ...says,
    fields: fields.map((field) => ({ ...field, meaning: `${field.meaning} ${told}` })),
  };
}
