/** A unit that is whole, and whose fields are read only when somebody looks: most units of a fast connection never are. */
import type { DecodeError } from '../field/decode-result.ts';
import type { ByteRange, Field } from '../field/field.ts';
import type { Unit } from './conversation.ts';

/** The fields, or what reads them from bytes that do not change any more. */
export type Fields = readonly Field[] | (() => readonly Field[]);

export class LazyUnit implements Unit {
  readonly id: number;
  readonly direction: Unit['direction'];
  readonly format: Unit['format'];
  readonly kind: Unit['kind'];
  readonly title: string;
  readonly layer: number;
  readonly range: ByteRange;
  readonly state: Unit['state'];
  readonly error: DecodeError | null;
  readonly exchange: number;
  readonly #readFields: () => readonly Field[];

  constructor(id: number, unit: Omit<Unit, 'id' | 'fields'>, readFields: () => readonly Field[]) {
    this.id = id;
    this.direction = unit.direction;
    this.format = unit.format;
    this.kind = unit.kind;
    this.title = unit.title;
    this.layer = unit.layer;
    this.range = unit.range;
    this.state = unit.state;
    this.error = unit.error;
    this.exchange = unit.exchange;
    this.#readFields = readFields;
  }

  get fields(): readonly Field[] {
    return this.#readFields();
  }

  /** The fields, not read yet. */
  get unreadFields(): Fields {
    return this.#readFields;
  }
}
