/** Three witnesses of the same bytes, side by side: script, our decoder, and what the browser's DevTools print. */
import type { ComponentChildren } from 'preact';
import { Announce } from './Announce.tsx';
import type { DevToolsWords } from './measured-fact.ts';
import './witnesses.css';

interface Props {
  readonly script: ScriptProps;
  /** A section that says what our decoder reads. */
  readonly decoder: ComponentChildren;
  readonly devTools: DevToolsProps;
  /** For the ear; empty while they have nothing to say. */
  readonly sentence: string;
  /** Of the demo whose witnesses they are. */
  readonly class?: string;
}

interface ScriptProps {
  /** What script learned, line by line. */
  readonly lines: readonly string[];
  /** A sentence about it; null for none. */
  readonly meaning: string | null;
  /** True for a recording that holds only bytes. */
  readonly onlyBytes: boolean;
  /** What stands there before the first run. */
  readonly empty: string;
}

interface DevToolsProps {
  /** Null while there is nothing to say. */
  readonly words: DevToolsWords | null;
  readonly empty: string;
}

export function Witnesses({ script, decoder, devTools, sentence, class: own = '' }: Props) {
  return (
    <div class={`witnesses ${own}`}>
      <section aria-label="What script sees">
        <h3>what script sees</h3>
        <ScriptWitness {...script} />
      </section>
      {decoder}
      <section aria-label="What DevTools say">
        <h3>what DevTools say</h3>
        <DevToolsWitness {...devTools} />
      </section>
      <Announce sentence={sentence} />
    </div>
  );
}

function ScriptWitness({ lines, meaning, onlyBytes, empty }: ScriptProps) {
  if (lines.length === 0) {
    const bytesAlone = 'The recording holds only bytes, not what script saw of them.';
    return <p>{onlyBytes ? bytesAlone : empty}</p>;
  }
  return (
    <>
      <ul class="witness-lines">
        {lines.map((line, index) => (
          <li key={index}>{line}</li>
        ))}
      </ul>
      {meaning !== null && <p>{meaning}</p>}
    </>
  );
}

function DevToolsWitness({ words, empty }: DevToolsProps) {
  if (words === null) return <p>{empty}</p>;
  const { printed, meaning, fact } = words;
  return (
    <>
      {printed !== null && <p class="witness-lines">{printed}</p>}
      <p>{meaning}</p>
      {fact !== null && (
        <p class="witness-fact">
          Measured: {fact.engine} {fact.version}, {fact.date}
        </p>
      )}
    </>
  );
}
