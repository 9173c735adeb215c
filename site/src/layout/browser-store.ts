/** localStorage for small texts; where storage is forbidden or full, nothing is kept and nothing breaks. */

/** The text kept under `key`, or `null`. */
export function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keep(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // The page works without it; only the memory of the next visit is lost.
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

/** The same as a `Storage`, for code that takes one: unlike `localStorage` itself it can always be named. */
export const browserStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = {
  getItem: kept,
  setItem: keep,
  removeItem: forget,
};
