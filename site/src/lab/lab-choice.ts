/** Which lab server a page uses: the one on its own origin, or one that the reader named with `?lab=`. */

const storageKey = 'wireside.lab';

/** What the choice needs of the browser. */
export interface LabChoiceEnvironment {
  readonly search: string;
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Asks the reader; the question names the host. */
  readonly confirm: (question: string) => boolean;
}

/** The origin of an http(s) URL, or null. */
export function labOrigin(text: string): string | null {
  try {
    const url = new URL(text);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.origin : null;
  } catch {
    return null;
  }
}

/**
 * The base of the lab server's API: '' for the page's own origin, else an origin.
 * A lab named by `?lab=` is asked about once, with its host; the answer is kept. `?lab=` (empty) forgets it.
 */
export function chooseLab({ search, storage, confirm }: LabChoiceEnvironment): string {
  const named = new URLSearchParams(search).get('lab');
  const kept = storage.getItem(storageKey) ?? '';
  if (named === null) return labOrigin(kept) ?? '';
  if (named === '') {
    storage.removeItem(storageKey);
    return '';
  }
  const origin = labOrigin(named);
  if (origin === null || origin === kept) return labOrigin(kept) ?? '';
  const question = `Use the lab server at ${new URL(origin).host}? The demos of these pages will connect to it.`;
  if (!confirm(question)) return labOrigin(kept) ?? '';
  storage.setItem(storageKey, origin);
  return origin;
}
