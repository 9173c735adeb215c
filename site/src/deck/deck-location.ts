/** The deck's part of the address: `?present` and `#slide-id`. Pure. */

export interface DeckLocation {
  readonly presents: boolean;
  /** The id in the fragment; empty if there is none. */
  readonly slideId: string;
}

/** Reads `location.search` and `location.hash`. */
export function parseDeckLocation(search: string, hash: string): DeckLocation {
  return { presents: new URLSearchParams(search).has('present'), slideId: decoded(hash.slice(1)) };
}

/** The search and fragment of a location; parameters of others (like `lab`) stay. */
export function formatDeckLocation({ presents, slideId }: DeckLocation, search: string): string {
  const others = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && pair.split('=')[0] !== 'present');
  const pairs = presents ? [...others, 'present'] : others;
  const fragment = slideId === '' ? '' : `#${encodeURIComponent(slideId)}`;
  return (pairs.length === 0 ? '' : `?${pairs.join('&')}`) + fragment;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return '';
  }
}
