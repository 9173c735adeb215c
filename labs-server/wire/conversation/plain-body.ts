/** A body that is read as one unit: RFC 9112 section 6. */
import type { Field } from '../field/field.ts';
import { toBitRange } from '../field/field.ts';
import { utf8Preview } from '../field/text.ts';
import type { BodyContent, BodyEnd } from './body-content.ts';
import type { MappedLayer } from './mapped-layer.ts';
import type { UnitList } from './unit-list.ts';

/** So much of the body is the field's value; the rest is in the layer. */
const previewBytes = 2048;

export class PlainBody implements BodyContent {
  readonly #units: UnitList;
  readonly #layer: MappedLayer;
  readonly #exchange: number;
  #unit: number | null = null;
  #ended = false;

  constructor(units: UnitList, layer: MappedLayer, exchange: number) {
    this.#units = units;
    this.#layer = layer;
    this.#exchange = exchange;
  }

  grow(): void {
    const { key, direction, byteLength } = this.#layer;
    if (byteLength === 0) return;
    const range = { start: 0, end: byteLength };
    if (this.#unit !== null) {
      this.#units.update(this.#unit, { range });
      return;
    }
    this.#unit = this.#units.add({
      direction,
      format: 'http1',
      kind: 'body',
      title: 'body',
      layer: key,
      range,
      fields: [],
      state: 'incomplete',
      error: null,
      exchange: this.#exchange,
    });
  }

  skip(): void {
    this.grow();
  }

  end(how: BodyEnd): void {
    this.refresh();
    this.#ended = true;
    if (this.#unit === null || how === 'incomplete') return;
    // The rule is broken in the framing: of the body itself nothing is wrong but that it ends here.
    const { byteLength } = this.#layer;
    const range = toBitRange({ start: byteLength, end: byteLength });
    const error = how === 'complete' ? null : { ...how, range };
    this.#units.update(this.#unit, { state: error ? 'malformed' : 'complete', error });
  }

  refresh(): void {
    if (this.#unit === null || this.#ended) return;
    const { byteLength } = this.#layer;
    this.#units.update(this.#unit, {
      title: `body ${byteLength} B`,
      fields: [this.#field(byteLength)],
    });
  }

  #field(byteLength: number): Field {
    const preview = this.#layer.slice({ start: 0, end: Math.min(byteLength, previewBytes) });
    return {
      name: 'message-body',
      range: toBitRange({ start: 0, end: byteLength }),
      value: utf8Preview(preview, byteLength),
      meaning: `The content: ${byteLength} ${byteLength === 1 ? 'byte' : 'bytes'} that HTTP carries and does not look into.`,
      source: { standard: 'RFC 9112', section: '6' },
      children: [],
    };
  }
}
