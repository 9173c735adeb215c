/** The code of one cell: the lesson's, or the student's edit of it, which the browser keeps. */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';

/** What a cell needs of `localStorage`; each call may throw where storage is blocked or full. */
export type EditStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Longer edits are not kept. */
const maxKeptCharacters = 65_536;

export class CellDocument {
  readonly original: string;
  readonly text: ReadonlySignal<string>;
  readonly isEdited: ReadonlySignal<boolean>;
  /** An edit of an earlier version of the lesson's code, kept until it is taken or dropped. */
  readonly offer: ReadonlySignal<string | null>;
  /** What the last reset threw away. */
  readonly undoable: ReadonlySignal<string | null>;
  readonly #text: Signal<string>;
  readonly #offer = signal<string | null>(null);
  readonly #undoable = signal<string | null>(null);
  readonly #key: string;
  #storage: EditStorage | null = null;

  constructor(id: string, original: string) {
    this.original = original;
    this.#key = `wireside:cell:${id}`;
    this.#text = signal(original);
    this.text = this.#text;
    this.offer = this.#offer;
    this.undoable = this.#undoable;
    this.isEdited = computed(() => this.#text.value !== original);
  }

  /** Brings back what `storage` keeps, and keeps edits there from now on. */
  restore(storage: EditStorage): void {
    this.#storage = storage;
    const kept = readEdit(storage, this.#key);
    if (kept === null || kept.text === this.original) return;
    if (kept.original === hashOf(this.original)) this.#text.value = kept.text;
    else this.#offer.value = kept.text;
  }

  edit(text: string): void {
    if (text === this.#text.value) return;
    this.#text.value = text;
    this.#undoable.value = null;
    this.#keep();
  }

  /** Brings the lesson's code back. */
  reset(): void {
    if (!this.isEdited.value) return;
    this.#undoable.value = this.#text.value;
    this.#text.value = this.original;
    this.#keep();
  }

  undoReset(): void {
    const text = this.#undoable.value;
    if (text !== null) this.edit(text);
  }

  takeOffer(): void {
    const text = this.#offer.value;
    this.#offer.value = null;
    if (text !== null) this.edit(text);
  }

  dropOffer(): void {
    this.#offer.value = null;
    this.#keep();
  }

  #keep(): void {
    const text = this.#text.value;
    try {
      if (text === this.original) this.#storage?.removeItem(this.#key);
      else if (text.length <= maxKeptCharacters) {
        const edit: KeptEdit = { original: hashOf(this.original), text };
        this.#storage?.setItem(this.#key, JSON.stringify(edit));
      }
    } catch {
      // Storage is blocked or full: the edit lives as long as the page.
    }
  }
}

interface KeptEdit {
  /** Hash of the lesson's code that was edited. */
  readonly original: string;
  readonly text: string;
}

function readEdit(storage: EditStorage, key: string): KeptEdit | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    if (!('original' in kept) || !('text' in kept)) return null;
    const { original, text } = kept;
    return typeof original === 'string' && typeof text === 'string' ? { original, text } : null;
  } catch {
    return null;
  }
}

/** FNV-1a, 32 bits: only tells one version of a lesson from another. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
