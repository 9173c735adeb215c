/** Tells a screen reader what the console shows, in summary, at most once in 2 s. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ConsoleLine } from './console-lines.ts';
import { summaryOf } from './console-words.ts';

const everyMs = 2000;

export function ConsoleAnnouncer({ lines }: { readonly lines: readonly ConsoleLine[] }) {
  const [text, setText] = useState('');
  const latest = useRef(lines);
  const announcedId = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  latest.current = lines;
  useEffect(() => {
    if (timer.current !== null || lines.length === 0) return;
    const announce = (): void => {
      const fresh = latest.current.filter((line) => line.id > announcedId.current);
      timer.current = fresh.length === 0 ? null : setTimeout(announce, everyMs);
      if (fresh.length === 0) return;
      announcedId.current = fresh.at(-1)?.id ?? 0;
      setText(summaryOf(fresh));
    };
    announce();
  }, [lines]);
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);
  return <output class="visually-hidden">{text}</output>;
}
