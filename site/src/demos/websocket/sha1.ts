/** SHA-1 for pages: `crypto.subtle` does not exist on plain http under a name of the local network. */
import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { Sha1 } from '@wireside/labs-server/wire/websocket/accept-steps.ts';
import { useEffect } from 'preact/hooks';

/** `missing`: it could not be loaded. */
export type LoadedSha1 = Sha1 | 'loading' | 'missing';

/** Loads it once the component is alive, and not before. */
export function useSha1(): ReadonlySignal<LoadedSha1> {
  const loaded = useSignal<LoadedSha1>('loading');
  useEffect(() => {
    loadSha1().then(
      (sha1) => (loaded.value = sha1),
      () => (loaded.value = 'missing'),
    );
  }, [loaded]);
  return loaded;
}

export async function loadSha1(): Promise<Sha1> {
  const { sha1 } = await import('@noble/hashes/legacy.js');
  return sha1;
}
