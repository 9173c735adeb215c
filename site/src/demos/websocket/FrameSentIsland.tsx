/** The frame you just sent: a message, its bytes as the browser put them on the wire, and what they cost. */
import { useSignal, type Signal } from '@preact/signals';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { browserWorld, sendMessage } from './frame-send.ts';
import { FrameSentFace } from './FrameSentFace.tsx';
import { shownTrace } from '../shown-trace.ts';
import '../demo-face.css';

interface Props {
  readonly id: string;
}

export default function FrameSentIsland({ id }: Props) {
  const services = useServices();
  const via = useSignal('direct');
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 2, b: 0 } });
  const message = useSignal('Hello');
  const run = (): void => {
    const text = message.peek();
    startInPage(bench, via.peek(), (lab) => sendMessage(lab, text, browserWorld));
  };
  return (
    <BenchFrame
      id={id}
      title="The frame you just sent"
      endpoint="GET /websocket/echo"
      services={services}
      model={bench}
      via={via}
      needsLab
      onRun={run}
      runLabel="Send"
      beforeRun="Send a message, and all of its bytes appear here."
      code={() => message.peek()}
    >
      {({ trace }) => (
        <div class="demo-face">
          <MessageInput message={message} onSend={run} />
          <FrameSentFace id={id} shown={shownTrace(trace.value, services, bench)} />
        </div>
      )}
    </BenchFrame>
  );
}

/** Their lengths take the three forms of the payload length. */
const examples = [
  { label: 'Hello', text: 'Hello' },
  { label: 'řeka', text: 'řeka' },
  { label: '300 letters', text: 'abcdefghij'.repeat(30) },
  { label: '70,000 letters', text: 'abcdefghij'.repeat(7000) },
] as const;

const maxCharacters = 100_000;

function MessageInput(props: { readonly message: Signal<string>; readonly onSend: () => void }) {
  const { message, onSend } = props;
  return (
    <div class="frame-message">
      <label>
        <span>message</span>
        <input
          value={message.value}
          maxLength={maxCharacters}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => (message.value = currentTarget.value)}
          onKeyDown={({ key }) => {
            if (key === 'Enter') onSend();
          }}
        />
      </label>
      <div role="group" aria-label="Examples">
        {examples.map(({ label, text }) => (
          <button
            key={label}
            type="button"
            class="button"
            aria-pressed={message.value === text}
            onClick={() => (message.value = text)}
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
