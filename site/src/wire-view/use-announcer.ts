/** An announcer of a component: its sentences are state, and what has not been said goes with the component. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { createAnnouncer, type Announcer } from './announcer.ts';

/** The sentence for the live region, empty at first, and the announcer that sets it. */
export function useAnnouncer(): readonly [spoken: string, announcer: Announcer] {
  const [spoken, speak] = useState('');
  const announcer = useMemo(
    () =>
      createAnnouncer({
        now: () => performance.now(),
        later: (callback, delayMs) => {
          const timer = setTimeout(callback, delayMs);
          return () => clearTimeout(timer);
        },
        speak,
      }),
    [],
  );
  useEffect(() => () => announcer.close(), [announcer]);
  return [spoken, announcer];
}
