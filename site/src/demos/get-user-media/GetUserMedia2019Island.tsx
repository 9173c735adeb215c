/** The callback code of 2019 beside today's, run for real in this browser. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Announce } from '../Announce.tsx';
import { lines2019, linesToday, run2019, type Statement, type World2019 } from './code-2019.ts';
import { openStandIn } from './stand-in.ts';
import { useReady } from './use-ready.ts';
import errorStyles from './media-errors.css?url';
import '../demo-face.css';

const title = 'Live · getUserMedia, 2019 and today';

export default function GetUserMedia2019Island({ id }: { readonly id: string }) {
  const isReady = useReady(errorStyles);
  const statements = useSignal<readonly Statement[]>([]);
  const isRunning = useSignal(false);
  const video = useRef<HTMLVideoElement>(null);
  const run = async (): Promise<void> => {
    const over = new AbortController();
    statements.value = [];
    isRunning.value = true;
    await run2019(pageWorld(video.current, over.signal), (statement) => {
      statements.value = [...statements.peek(), statement];
    });
    over.abort();
    isRunning.value = false;
  };
  const of = (year: string) => statements.value.filter((one) => one.id.startsWith(year));
  const isOver = statements.value.length > 0 && !isRunning.value;
  return (
    <section class="bench code-2019 demo-face" id={`code-2019-${id}`} aria-label={title}>
      <header class="bench-bar">
        <b class="bench-title">{title}</b>
        <span class="bench-space" />
        <button
          type="button"
          class="button button-primary"
          disabled={!isReady || isRunning.value}
          onClick={() => void run()}
        >
          <span aria-hidden="true">▶</span> Run both
        </button>
      </header>
      {isReady && (
        <div class="code-2019-columns">
          <Code year="2019" lines={lines2019} statements={of('2019')} />
          <Code year="today" lines={linesToday} statements={of('today')} />
        </div>
      )}
      <video ref={video} muted playsInline aria-label="What the code shows" hidden={!isReady} />
      <Announce sentence={isOver ? statements.value.map(statementWords).join('. ') : ''} />
    </section>
  );
}

function statementWords({ code, says, works }: Statement): string {
  return `${code}: ${works ? '' : 'fails, '}${says}`;
}

interface CodeProps {
  readonly year: string;
  readonly lines: readonly string[];
  readonly statements: readonly Statement[];
}

function Code({ year, lines, statements }: CodeProps) {
  return (
    <section aria-label={`the code of ${year}`}>
      <h3>{year}</h3>
      <pre tabIndex={0}>{lines.join('\n')}</pre>
      <ul>
        {statements.map(({ id, code, says, works }) => (
          <li key={id}>
            <span class={works ? 'code-2019-works' : 'code-2019-fails'}>{works ? '✓' : '✗'}</span>{' '}
            <code>{code}</code> → {says}
          </li>
        ))}
      </ul>
    </section>
  );
}

function pageWorld(video: HTMLVideoElement | null, over: AbortSignal): World2019 {
  const legacy = Reflect.get(navigator, 'getUserMedia') as World2019['legacy'];
  return {
    legacy: legacy?.bind(navigator),
    getUserMedia: (constraints) => navigator.mediaDevices.getUserMedia(constraints),
    // Its type has no streams any more: that is the point.
    createObjectURL: (stream) => URL.createObjectURL(stream as unknown as Blob),
    async play(stream) {
      if (video === null) throw new Error('There is no video element.');
      video.srcObject = stream;
      await video.play();
      await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
      // What is paused keeps its picture when the track ends.
      video.pause();
      return `plays, ${video.videoWidth} × ${video.videoHeight}`;
    },
    standIn: () => openStandIn({ video: true, audio: false }, over),
  };
}
