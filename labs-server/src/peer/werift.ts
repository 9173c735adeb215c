/** The library behind Bob, loaded when the first call begins: most sessions never make one. */
export type Werift = typeof import('werift');

let loading: Promise<Werift> | null = null;

export function loadWerift(): Promise<Werift> {
  return (loading ??= import('werift'));
}
