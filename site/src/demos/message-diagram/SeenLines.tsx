/** What script saw, the newest at the end. */
import { useEffect, useRef } from 'preact/hooks';
import type { SeenLine } from './seen-line.ts';

interface Props {
  readonly lines: readonly SeenLine[];
  /** Said while there is nothing. */
  readonly empty: string;
}

export function SeenLines({ lines, empty }: Props) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [lines.length]);
  return (
    <section class="phone-seen" aria-label="What script saw">
      <h3>What script saw</h3>
      {lines.length === 0 ? (
        <p>{empty}</p>
      ) : (
        <ol ref={list} tabIndex={0}>
          {lines.map(({ atMs, text }, index) => (
            <li key={index}>
              <span>{atMs} ms</span> <code>{text}</code>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
