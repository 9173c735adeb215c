/** One of the two who talk: what it sends and gets, and what it knows of the other. */
import { useState } from 'preact/hooks';
import { beginningOf } from './fingerprints.ts';
import type { MalloryReport } from './mallory-report.ts';

interface Props {
  readonly name: string;
  readonly side: 'alice' | 'carol';
  readonly report: MalloryReport | null;
  readonly isLive: boolean;
  /** The code is shown. */
  readonly compares: boolean;
  readonly onSend: (from: 'alice' | 'carol', text: string) => void;
}

const maxCharacters = 200;
const firstWords = { alice: 'Meet me at nine', carol: 'I will be there' } as const;

export function MallorySide({ name, side, report, isLive, compares, onSend }: Props) {
  const [text, setText] = useState<string>(firstWords[side]);
  const knows = report?.[side] ?? null;
  const other = side === 'alice' ? 'carol' : 'alice';
  const got = report?.said.filter(({ from }) => from === other) ?? [];
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSend(side, text);
        }}
      >
        <input
          type="text"
          aria-label={`${name} says`}
          maxLength={maxCharacters}
          value={text}
          onInput={({ currentTarget: { value } }) => setText(value)}
        />
        <button type="submit" class="button" disabled={!isLive || knows === null}>
          Send
        </button>
      </form>
      <ol>
        {got.map(({ text: words }, index) => (
          <li key={index}>
            got: <q>{words}</q>
          </li>
        ))}
      </ol>
      <dl>
        <dt>my certificate</dt>
        <dd>{knows === null ? '–' : beginningOf(knows.own)}</dd>
        <dt>I was told, of the other</dt>
        <dd>{knows === null ? '–' : beginningOf(knows.got)}</dd>
        <dt>the code of both</dt>
        <dd class="mallory-code">{knows === null || !compares ? '–' : knows.code}</dd>
      </dl>
    </section>
  );
}
