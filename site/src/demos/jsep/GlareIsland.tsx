/** Perfect negotiation under glare: both peers offer at the same time, and the calls that follow are the real ones. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useStyles } from '../../styles/use-styles.ts';
import { Announce } from '../Announce.tsx';
import { runGlare, type GlareLine } from './glare-run.ts';
import { glareWords, mannerChoices } from './glare-words.ts';
import { peerNames } from './peer-name.ts';
import negotiationStyles from './negotiation.css?url';
import '../../bench/bench.css';
import '../demo-face.css';

/** Two that are both polite may go on for long. */
const maxLines = 60;

/** What is chosen, what both did, and what came of it. */
function useGlare() {
  const chosen = useSignal<string>(mannerChoices[0].id);
  const lines = useSignal<readonly GlareLine[]>([]);
  const verdict = useSignal('');
  const isRunning = useSignal(false);
  const isAlive = useSignal(false);
  useEffect(() => {
    isAlive.value = typeof RTCPeerConnection !== 'undefined';
  }, []);
  const choice = mannerChoices.find(({ id }) => id === chosen.value) ?? mannerChoices[0];
  const run = async (): Promise<void> => {
    lines.value = [];
    verdict.value = '';
    isRunning.value = true;
    try {
      const end = await runGlare(choice.manners, {
        createConnection: () => new RTCPeerConnection(),
        now: () => performance.now(),
        wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        onLine: (line) => (lines.value = [...lines.peek(), line]),
      });
      verdict.value = glareWords(end, lines.peek());
    } finally {
      isRunning.value = false;
    }
  };
  return { chosen, choice, lines, verdict, isRunning, isAlive, run };
}

export default function GlareIsland() {
  useStyles(negotiationStyles);
  const glare = useGlare();
  const { choice, lines, verdict, isRunning, isAlive } = glare;
  return (
    <section class="bench" aria-label="Both offer at the same time">
      <header class="bench-bar">
        <b class="bench-title">Both offer at the same time</b>
        <span class="bench-space" />
        <span class="bench-buttons">
          <button
            type="button"
            class="button button-primary"
            disabled={isRunning.value || !isAlive.value}
            onClick={() => void glare.run()}
          >
            Collide
          </button>
        </span>
      </header>
      <div class="demo-face negotiation">
        <MannerSwitch glare={glare} />
        <p class="negotiation-verdict">
          {verdict.value !== '' && <b>{verdict.value}</b>}
          {verdict.value === '' && (isRunning.value ? 'Both have pressed …' : choice.about)}
        </p>
        <Announce sentence={verdict.value} />
        <GlareSequence lines={lines.value} />
      </div>
    </section>
  );
}

function MannerSwitch({ glare }: { readonly glare: ReturnType<typeof useGlare> }) {
  const { chosen, lines, verdict, isRunning, isAlive } = glare;
  return (
    <div class="negotiation-switch" role="group" aria-label="Who gives way">
      {mannerChoices.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          class="button"
          aria-pressed={id === chosen.value}
          disabled={isRunning.value || !isAlive.value}
          onClick={() => {
            chosen.value = id;
            lines.value = [];
            verdict.value = '';
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

function GlareSequence({ lines }: { readonly lines: readonly GlareLine[] }) {
  const hidden = Math.max(0, lines.length - maxLines);
  return (
    <>
      <div class="glare-heads" aria-hidden="true">
        {peerNames.map((peer) => (
          <b key={peer}>{peer}</b>
        ))}
      </div>
      <ol class="glare-lines" tabIndex={0} aria-label="What both did, in order">
        {lines.length === 0 && (
          <li class="negotiation-empty">
            Press Collide: two peers connect, both add a stream at the same time, and both offers
            are on their way before one arrives. Their calls appear here, in two columns.
          </li>
        )}
        {lines.slice(0, maxLines).map((line, index) => (
          <li key={index} data-peer={line.peer} data-kind={line.kind}>
            <span class="visually-hidden">{line.peer} </span>
            <span class="glare-time">{Math.round(line.atMs)} ms</span>
            {lineText(line)}
          </li>
        ))}
        {hidden > 0 && <li class="negotiation-empty">and {hidden} lines more</li>}
      </ol>
    </>
  );
}

function lineText({ kind, text }: GlareLine): string {
  if (kind === 'sends') return `sends the ${text}`;
  if (kind === 'gets') return `gets the ${text}`;
  return kind === 'refused' ? `✗ ${text}` : text;
}
