/** SIP in the messages of a WebSocket, one each, text or binary: RFC 7118 sections 4.2 and 5. */
import type { DecodeError } from '../field/decode-result.ts';
import type { Field } from '../field/field.ts';
import { decodeSipMessage } from '../sip/decode-message.ts';
import { sipFieldValue, type SipMessage, type SipUnit } from '../sip/message.ts';
import type { DerivedLayer } from './mapped-layer.ts';
import {
  type MessageContentReader,
  type MessageContentReaderFor,
  type MessageUnitSays,
  setMessageUnit,
  type WholeMessage,
} from './message-content.ts';
import { messageFields, messageTitle } from './plain-message.ts';
import { SdpBody } from './sdp-body.ts';
import type { StreamContext } from './stage.ts';
import { limitTitle } from './titles.ts';
import { reasons, undecodedField } from './undecoded.ts';

class SipMessageReader implements MessageContentReader {
  readonly #context: StreamContext;

  constructor(context: StreamContext) {
    this.#context = context;
  }

  read(message: WholeMessage): void {
    const { layer, exchange } = message;
    if (layer.byteLength === 0) {
      setMessageUnit(this.#context, message, emptySays(message));
      return;
    }
    const result = decode(layer);
    if (result.status !== 'complete') {
      const error = result.status === 'malformed' ? result.error : null;
      setMessageUnit(this.#context, message, brokenSays(message, result.fields, error));
      return;
    }
    const { value, byteLength, fault } = result;
    setMessageUnit(this.#context, message, {
      format: 'sip',
      kind: 'message',
      title: sipTitle(value),
      range: { start: 0, end: byteLength },
      fields: () => decode(layer).fields,
      state: fault ? 'malformed' : 'complete',
      error: fault ?? null,
    });
    if (value.kind !== 'keep-alive') addSipBody(this.#context, layer, value, exchange);
    if (byteLength < layer.byteLength) this.#addRest(message, byteLength);
  }

  #addRest({ layer, exchange }: WholeMessage, start: number): void {
    const range = { start, end: layer.byteLength };
    this.#context.units.add({
      format: 'raw',
      kind: 'undecoded',
      title: `undecoded ${range.end - start} B`,
      range,
      fields: [undecodedField(range, reasons.behindSipMessage)],
      state: 'complete',
      error: null,
      direction: layer.direction,
      layer: layer.key,
      exchange,
    });
  }
}

/** A message of the WebSocket ends where its last frame does. */
function decode(layer: DerivedLayer) {
  return decodeSipMessage(layer.slice({ start: 0, end: layer.byteLength }), { atEnd: true });
}

function emptySays({ layer, type }: WholeMessage): MessageUnitSays {
  const range = { start: 0, end: 0 };
  const says = { format: 'websocket', kind: 'message', state: 'complete', error: null } as const;
  return { ...says, title: messageTitle(layer, type), range, fields: [] };
}

/** Shown as far as it could be read; the rest stands as one field, so that every byte is covered. */
function brokenSays(
  { layer, type }: WholeMessage,
  read: readonly Field[],
  error: DecodeError | null,
): MessageUnitSays {
  const last = read.at(-1)?.range;
  const start = last === undefined ? 0 : (last.startBit + last.bitLength) / 8;
  const range = { start: 0, end: layer.byteLength };
  const rest = messageFields(layer, type, { start, end: range.end });
  const says = { format: 'sip', kind: 'message', state: 'malformed', error } as const;
  return { ...says, title: 'not SIP', range, fields: [...read, ...rest] };
}

/** `INVITE sip:bob@lab.invalid`, `401 Unauthorized (REGISTER)`, `keep-alive`. */
function sipTitle(unit: SipUnit): string {
  if (unit.kind === 'keep-alive') return 'keep-alive';
  if (unit.kind === 'request') return limitTitle(`${unit.method} ${unit.requestUri}`);
  const [, method] = /^\d+\s+(\S+)$/.exec(sipFieldValue(unit.fieldLines, 'CSeq') ?? '') ?? [];
  const words = `${unit.statusCode} ${unit.reasonPhrase}`.trimEnd();
  return limitTitle(method === undefined ? words : `${words} (${method})`);
}

/** Reads the body in a layer of its own where it is a session description. */
function addSipBody(
  { layers, units }: StreamContext,
  layer: DerivedLayer,
  { fieldLines, body }: SipMessage,
  exchange: number,
): void {
  if (body.end <= body.start) return;
  const [essence = ''] = (sipFieldValue(fieldLines, 'Content-Type') ?? '').split(';');
  if (essence.trim().toLowerCase() !== 'application/sdp') return;
  const mapped = layers.addMapped(layer, 'message body', body.start);
  mapped.map.append(body);
  const content = new SdpBody(units, mapped, exchange);
  content.grow();
  content.end('complete');
}

/** RFC 7118 section 4.1: the sub-protocol is called `sip`. */
export const sipMessages: MessageContentReaderFor = ({ subprotocol }, context) =>
  subprotocol === 'sip' ? new SipMessageReader(context) : null;
