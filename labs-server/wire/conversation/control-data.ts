/** What a control frame carries, unmasked: the body of a Close frame, the application data of ping and pong. */
import { type ByteRange, toBitRange } from '../field/field.ts';
import { utf8Text } from '../field/text.ts';
import { decodeCloseBody } from '../websocket/decode-close-body.ts';
import type { FrameHeader } from '../websocket/frame.ts';
import { close, opcodeName, ping, pong } from '../websocket/opcode.ts';
import type { Unit } from './conversation.ts';
import type { FrameData } from './frame-data.ts';
import type { StreamContext } from './stage.ts';
import { limitTitle } from './titles.ts';
import type { UnmaskedLayer } from './unmasked-layer.ts';

type Says = Pick<Unit, 'title' | 'fields' | 'state' | 'error'>;

export class ControlData implements FrameData {
  readonly layer: UnmaskedLayer;
  readonly #context: StreamContext;
  readonly #exchange: number;
  readonly #opcode: number;
  #unit: number | null = null;
  #gap = false;

  constructor(context: StreamContext, exchange: number, { opcode }: FrameHeader, start: number) {
    this.#context = context;
    this.#exchange = exchange;
    this.#opcode = opcode;
    this.layer = context.layers.addUnmasked(context.direction, 'control frame', start, 'control');
  }

  begin({ maskingKey }: FrameHeader, start: number): void {
    this.layer.beginPayload(start, maskingKey);
  }

  take(range: ByteRange, kept: boolean): void {
    this.layer.map.append(range);
    if (!kept) this.#gap = true;
  }

  finish(): void {
    if (this.#gap || this.#opcode !== close) this.#show({ ...this.#plain(), state: 'complete' });
    else this.#show(this.#closeBody());
  }

  abandon(): void {
    this.#show({ ...this.#plain(), state: 'incomplete' });
  }

  cover(): void {
    const range = { start: 0, end: this.layer.byteLength };
    if (this.#unit === null) this.abandon();
    else this.#context.units.update(this.#unit, { range });
  }

  refresh(): void {
    this.abandon();
  }

  #closeBody(): Says {
    const bytes = this.layer.slice({ start: 0, end: this.layer.byteLength });
    const result = decodeCloseBody(bytes, { atEnd: true });
    const { fields } = result;
    if (result.status !== 'complete') return { ...this.#plain(), fields, state: 'incomplete' };
    const { statusCode, reason } = result.value;
    const said = reason === '' ? '' : JSON.stringify(reason);
    const title = limitTitle(`${statusCode ?? 'no status code'} ${said}`.trimEnd());
    const error = result.fault ?? null;
    return { title, fields, state: error ? 'malformed' : 'complete', error };
  }

  #plain(): Omit<Says, 'state'> {
    const range = { start: 0, end: this.layer.byteLength };
    const name = opcodeName(this.#opcode);
    const meaning =
      this.#opcode === ping || this.#opcode === pong
        ? `What the ${name} carries: a pong answers with the same bytes.`
        : 'What the control frame carries.';
    const field = {
      name: 'Application data',
      range: toBitRange(range),
      value: utf8Text(this.layer.slice({ start: 0, end: Math.min(range.end, 125) })),
      meaning,
      source: { standard: 'RFC 6455', section: '5.5' },
      children: [],
    };
    return { title: `data of ${name}`, fields: range.end === 0 ? [] : [field], error: null };
  }

  #show(says: Says): void {
    const { units, direction } = this.#context;
    const { key, byteLength } = this.layer;
    if (byteLength === 0) return;
    const range = { start: 0, end: byteLength };
    const unit = { ...says, format: 'websocket', kind: 'application-data', range } as const;
    if (this.#unit === null) {
      this.#unit = units.add({ ...unit, direction, layer: key, exchange: this.#exchange });
    } else units.update(this.#unit, unit);
  }
}
