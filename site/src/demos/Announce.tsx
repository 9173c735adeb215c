/** A sentence for the ear, at most once in 2 s: demos change faster than anybody can listen. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { createAnnouncer } from '../wire-view/announcer.ts';

export function Announce({ sentence }: { readonly sentence: string }) {
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
  useEffect(() => {
    if (sentence !== '') announcer.announce(sentence);
  }, [announcer, sentence]);
  return (
    <p class="visually-hidden" role="status">
      {spoken}
    </p>
  );
}
