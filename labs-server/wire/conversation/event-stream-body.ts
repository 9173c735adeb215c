/** A body of type text/event-stream, block by block as HTML section 9.2 reads it. */
import { decodeEventBlock, type EventBlock } from '../event-stream/decode-event-block.ts';
import { initialEventStreamState } from '../event-stream/event-stream-state.ts';
import type { Field } from '../field/field.ts';
import type { BodyContent } from './body-content.ts';
import type { Unit } from './conversation.ts';
import { EventBlockScanner } from './event-block-scanner.ts';
import type { MappedLayer } from './mapped-layer.ts';
import { limitTitle } from './titles.ts';
import { reasons, undecodedField } from './undecoded.ts';
import type { UnitList } from './unit-list.ts';

/** What is said about a block. */
type Told = Pick<Unit, 'format' | 'kind' | 'title' | 'state' | 'fields'>;

const begun: Told = {
  format: 'event-stream',
  kind: 'event',
  title: 'event',
  state: 'incomplete',
  fields: [],
};
const undecoded: Told = {
  format: 'raw',
  kind: 'undecoded',
  title: 'undecoded',
  state: 'complete',
  fields: [],
};

export class EventStreamBody implements BodyContent {
  readonly #units: UnitList;
  readonly #layer: MappedLayer;
  readonly #exchange: number;
  readonly #scanner: EventBlockScanner;
  #state = initialEventStreamState;
  /** Where the block begins that is not whole yet. */
  #start = 0;
  #unit: number | null = null;
  /** True while the bytes before the next empty line belong to a block whose beginning is not known. */
  #afterGap = false;

  constructor(units: UnitList, layer: MappedLayer, exchange: number) {
    this.#units = units;
    this.#layer = layer;
    this.#exchange = exchange;
    this.#scanner = new EventBlockScanner(layer);
  }

  grow(): void {
    for (let end = this.#scanner.next(); end !== null; end = this.#scanner.next()) {
      this.#finishBlock(end, true);
    }
    if (this.#layer.byteLength > this.#start) this.#cover(this.#layer.byteLength);
  }

  skip(byteLength: number): void {
    const gapStart = this.#layer.byteLength - byteLength;
    if (this.#unit !== null && !this.#afterGap) this.#begin(gapStart);
    this.#afterGap = true;
    this.#scanner.skipToEnd();
    this.#cover(this.#layer.byteLength);
  }

  end(): void {
    if (this.#unit !== null) {
      this.#finishBlock(this.#layer.byteLength, this.#scanner.endsWithBlock);
    }
  }

  refresh(): void {}

  /** Makes the block that is not whole yet reach to `end`, and tells what is known of it. */
  #cover(end: number, told: Told = this.#afterGap ? undecoded : begun): void {
    const range = { start: this.#start, end };
    const fields = this.#afterGap ? [undecodedField(range, reasons.eventNotKept)] : told.fields;
    const says = { ...told, range, fields };
    if (this.#unit !== null) {
      this.#units.update(this.#unit, says);
      return;
    }
    this.#unit = this.#units.add({
      ...says,
      direction: this.#layer.direction,
      layer: this.#layer.key,
      error: null,
      exchange: this.#exchange,
    });
  }

  /** `whole`: an empty line ends the block at `end`; else the stream ended there. */
  #finishBlock(end: number, whole: boolean): void {
    this.#cover(end, this.#afterGap ? undecoded : this.#decode(end, whole));
    this.#afterGap = false;
    this.#begin(end);
  }

  #begin(start: number): void {
    this.#start = start;
    this.#unit = null;
  }

  #decode(end: number, whole: boolean): Told {
    const bytes = this.#layer.slice({ start: this.#start, end });
    // The slice ends where the block ends: a CR there is not half of a CRLF.
    const options = { atEnd: true, byteOffset: this.#start };
    const result = decodeEventBlock(bytes, options, this.#state);
    const { fields } = result;
    if (result.status !== 'complete') return { ...begun, fields };
    this.#state = result.value.state;
    return { ...begun, fields, ...describeBlock(result.value, fields, whole) };
  }
}

/** What the chip says about a block. */
function describeBlock(
  { event, comments }: EventBlock,
  fields: readonly Field[],
  whole: boolean,
): Pick<Unit, 'kind' | 'title' | 'state'> {
  if (!whole) return { kind: 'event', title: 'unfinished event', state: 'incomplete' };
  const valueOf = (name: string) => fields.findLast((field) => field.name === name)?.value;
  const state = 'complete';
  if (event) {
    const type = event.type === 'message' ? '' : event.type;
    const name = valueOf('id') ? event.lastEventId : type;
    return { kind: 'event', title: limitTitle(`event ${name}`.trimEnd()), state };
  }
  const [id, type, retry] = [valueOf('id'), valueOf('event'), valueOf('retry')];
  if (retry !== undefined) return { kind: 'event', title: limitTitle(`retry ${retry}`), state };
  if (id !== undefined) return { kind: 'event', title: limitTitle(`id ${id}`), state };
  if (type !== undefined) return { kind: 'event', title: 'event without data', state };
  if (comments.length > 0) return { kind: 'comment', title: 'comment', state };
  const ignored = valueOf('unknown field') !== undefined;
  return { kind: 'event', title: ignored ? 'unknown field' : 'empty line', state };
}
