/** A sentence for the ear, at most once in 2 s: demos change faster than anybody can listen. */
import { useEffect } from 'preact/hooks';
import { useAnnouncer } from '../wire-view/use-announcer.ts';

export function Announce({ sentence }: { readonly sentence: string }) {
  const [spoken, announcer] = useAnnouncer();
  useEffect(() => {
    if (sentence !== '') announcer.announce(sentence);
  }, [announcer, sentence]);
  return (
    <p class="visually-hidden" role="status">
      {spoken}
    </p>
  );
}
