/** permessage-deflate off and on: the same messages, their sizes on the wire, and the bytes of one of them. */
import { useSignal } from '@preact/signals';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { compareCompression, type CompressionWorld } from './compression-run.ts';
import { CompressionFace } from './CompressionFace.tsx';
import { shownTrace } from '../shown-trace.ts';
import '../demo-face.css';

interface Props {
  readonly id: string;
}

const maxCharacters = 2000;

const browserWorld: CompressionWorld = {
  openSocket: (url) => new WebSocket(url),
  random: (byteLength) => crypto.getRandomValues(new Uint8Array(byteLength)),
};

export default function FrameCompressionIsland({ id }: Props) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 2, b: 0 } });
  const own = useSignal('Hello');
  const run = (): void => {
    const text = own.peek();
    startInPage(bench, 'direct', (lab) => compareCompression(lab, text, browserWorld));
  };
  return (
    <BenchFrame
      id={id}
      title="Compression, off and on"
      endpoint="GET /websocket/echo?deflate="
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
      beforeRun="Press Run: both connections appear here, byte for byte."
      code={() => own.peek()}
    >
      {({ trace }) => (
        <div class="demo-face">
          <div class="frame-message">
            <label>
              <span>first message, sent twice</span>
              <input
                value={own.value}
                maxLength={maxCharacters}
                autocomplete="off"
                spellcheck={false}
                onInput={({ currentTarget }) => (own.value = currentTarget.value)}
              />
            </label>
          </div>
          <CompressionFace id={id} shown={shownTrace(trace.value, services, bench)} />
        </div>
      )}
    </BenchFrame>
  );
}
