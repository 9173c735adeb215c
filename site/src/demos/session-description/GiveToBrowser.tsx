/** The description of 2019, mended step by step, given to setRemoteDescription: the browser's own word. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { refusalOf, type Refusal } from '../jsep/jsep-log.ts';
import { repaired, repairs } from './sdp-of-2019.ts';

interface Taken {
  /** The m= line of the answer. */
  readonly media: string;
}

type Word = Taken | Refusal;

async function give(sdp: string): Promise<Word> {
  const connection = new RTCPeerConnection();
  try {
    await connection.setRemoteDescription({ type: 'offer', sdp });
    const answer = await connection.createAnswer();
    return { media: /^m=.*/m.exec(answer.sdp ?? '')?.[0] ?? '' };
  } catch (thrown) {
    return refusalOf(thrown);
  } finally {
    connection.close();
  }
}

export function GiveToBrowser() {
  const isAlive = useSignal(false);
  useEffect(() => void (isAlive.value = true), []);
  const word = useSignal<Word | null>(null);
  return (
    <div class="sdp-apply">
      <span>Give it to setRemoteDescription():</span>
      {repairs.map(({ label }, index) => (
        <button
          key={label}
          type="button"
          class="button"
          disabled={!isAlive.value}
          onClick={async () => (word.value = await give(repaired(index + 1)))}
        >
          {label}
        </button>
      ))}
      <p role="status" data-bad={word.value !== null && !('media' in word.value)}>
        <Words word={word.value} />
      </p>
    </div>
  );
}

function Words({ word }: { readonly word: Word | null }) {
  if (word === null) return <>From left to right, each button mends one thing more.</>;
  if ('media' in word) {
    return (
      <>
        <b>Taken.</b> The answer begins with <code>{word.media}</code>
      </>
    );
  }
  return (
    <>
      <b>{word.name}</b>: <q>{word.message}</q>
    </>
  );
}
