/** The entries of an object, array, Map or Set, as many as are shown. */

/** Marks a key of a Map, which is a value of its own; other keys are names. */
export class MapKey {
  readonly key: unknown;

  constructor(key: unknown) {
    this.key = key;
  }
}

export interface Listed {
  readonly entries: readonly (readonly [unknown, unknown])[];
  /** Number of all entries, those not listed included. */
  readonly size: number;
}

/** Own properties as data; an accessor is named, never called, because it may do anything. */
export function listEntries(value: object, limit: number): Listed {
  if (value instanceof Map) {
    return {
      size: value.size,
      entries: firstOf(value, limit).map(([key, entry]) => [new MapKey(key), entry]),
    };
  }
  if (value instanceof Set) {
    return { size: value.size, entries: firstOf(value, limit).map((entry) => [null, entry]) };
  }
  if (Array.isArray(value)) {
    const shown: unknown[] = value.slice(0, limit);
    return { size: value.length, entries: Array.from(shown, (entry, index) => [index, entry]) };
  }
  const keys = Object.keys(value);
  const entries = keys.slice(0, limit).map((key) => [key, ownValue(value, key)] as const);
  return { size: keys.length, entries };
}

function firstOf<Item>(items: Iterable<Item>, limit: number): Item[] {
  const first: Item[] = [];
  for (const item of items) {
    if (first.length === limit) break;
    first.push(item);
  }
  return first;
}

function ownValue(value: object, key: string): unknown {
  const property = Object.getOwnPropertyDescriptor(value, key);
  return property !== undefined && property.get !== undefined ? Symbol('getter') : property?.value;
}
