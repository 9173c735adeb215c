/** The units of a conversation, found by id and by their place in a layer. */
import type { ByteRange } from '../field/field.ts';
import type { Unit } from './conversation.ts';
import { type Fields, LazyUnit } from './lazy-unit.ts';

/** What a reader says about a unit; the list adds the id. */
export type UnitDraft = Omit<Unit, 'id' | 'fields'> & { readonly fields: Fields };

/** Within one layer units are added in the order of their bytes, and never overlap. */
export class UnitList {
  readonly #units: Unit[] = [];
  /** Ids by layer, in the order of the bytes. */
  readonly #idsByLayer = new Map<number, number[]>();

  get all(): readonly Unit[] {
    return this.#units;
  }

  /** Adds a unit behind those of its layer; returns its id. */
  add(draft: UnitDraft): number {
    const id = this.#units.length;
    this.#units.push(unitOf(id, draft));
    const ids = this.#idsByLayer.get(draft.layer);
    if (ids) ids.push(id);
    else this.#idsByLayer.set(draft.layer, [id]);
    return id;
  }

  /** Changes what is given; id and layer stay. */
  update(id: number, changes: Partial<Omit<UnitDraft, 'layer'>>): void {
    const unit = this.#units[id];
    if (unit) this.#units[id] = unitOf(id, { ...unit, fields: fieldsOf(unit), ...changes });
  }

  /** Units of `layer` that have at least one byte in `range`, in the order of the bytes. */
  inRange(layer: number, range: ByteRange): Unit[] {
    const ids = this.#idsByLayer.get(layer) ?? [];
    const found: Unit[] = [];
    for (let index = this.#firstEndingAfter(ids, range.start); index < ids.length; index += 1) {
      const unit = this.#units[ids[index] ?? -1];
      if (!unit || unit.range.start >= range.end) break;
      if (unit.range.end > unit.range.start) found.push(unit);
    }
    return found;
  }

  #firstEndingAfter(ids: readonly number[], position: number): number {
    let low = 0;
    let high = ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const unit = this.#units[ids[middle] ?? -1];
      if (unit && unit.range.end <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function unitOf(id: number, draft: UnitDraft): Unit {
  const { fields } = draft;
  return typeof fields === 'function' ? new LazyUnit(id, draft, fields) : { ...draft, id, fields };
}

/** What reads the fields, where nobody has looked at them. */
function fieldsOf(unit: Unit): Fields {
  return unit instanceof LazyUnit ? unit.unreadFields : unit.fields;
}
