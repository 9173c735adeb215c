/** The unit of one frame: begun with its first bytes, whole with its payload data. */
import type { FrameHeader } from '../websocket/frame.ts';
import { close, isControl, opcodeName } from '../websocket/opcode.ts';
import type { ConversationLayer } from './conversation.ts';
import type { StreamContext, Undecoded } from './stage.ts';
import { limitTitle } from './titles.ts';
import type { UnitDraft } from './unit-list.ts';

export class FrameUnit {
  readonly #context: StreamContext;
  readonly #exchange: number;
  /** Offset of the frame's first byte in the stream. */
  readonly start: number;
  #id: number | null;

  constructor(context: StreamContext, { start, unit }: Undecoded, exchange: number) {
    this.#context = context;
    this.#exchange = exchange;
    this.start = start;
    this.#id = unit;
  }

  /** Null while the unit is not begun. */
  get id(): number | null {
    return this.#id;
  }

  /** The frame, of which nothing more is told yet, reaches to `end`. */
  growTo(end: number): void {
    if (this.#id === null) {
      this.show({ title: 'frame', fields: [], state: 'incomplete', error: null }, end);
    } else this.#context.units.update(this.#id, { range: { start: this.start, end } });
  }

  /** What is known of the frame, which now reaches to `end`. */
  show(says: Pick<UnitDraft, 'title' | 'fields' | 'state' | 'error'>, end: number): void {
    const { units, direction, layer } = this.#context;
    const unit = {
      ...says,
      format: 'websocket',
      kind: 'frame',
      range: { start: this.start, end },
      exchange: this.#exchange,
    } as const;
    if (this.#id === null) this.#id = units.add({ ...unit, direction, layer: layer.key });
    else units.update(this.#id, unit);
  }
}

/** `text 5 B`, `ping`, `close 1000`. `data`: the frame's data, unmasked, as far as they are there. */
export function frameTitle(header: FrameHeader, data: ConversationLayer): string {
  const { opcode, fin, rsv1, payloadLength } = header;
  const name = opcodeName(opcode);
  if (opcode === close && data.byteLength >= 2) {
    const [high = 0, low = 0] = data.slice({ start: 0, end: 2 });
    return `close ${high * 0x100 + low}`;
  }
  const parts = [payloadLength === 0n && isControl(opcode) ? name : `${name} ${payloadLength} B`];
  if (rsv1 && !isControl(opcode)) parts.push('compressed');
  if (!fin && !isControl(opcode)) parts.push('more follow');
  return limitTitle(parts.join(', '));
}
