/** The key of the newest real handshake on this page: one demo sees it, another computes with it. */
import { signal, useComputed, useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Null before the first. */
export const seenKey = signal<string | null>(null);

/** The same for a component: null until it is alive, as in the page that the build wrote. */
export function useSeenKey(): ReadonlySignal<string | null> {
  const alive = useSignal(false);
  useEffect(() => void (alive.value = true), [alive]);
  return useComputed(() => (alive.value ? seenKey.value : null));
}
