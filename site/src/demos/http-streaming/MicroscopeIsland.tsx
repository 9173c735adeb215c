/** The chunk microscope: type a body, see its chunk lines, break one, and compare three witnesses. */
import { useSignal } from '@preact/signals';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { runInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { chunkedText, parseSizes, responseHead } from './chunked-text.ts';
import { sendRaw } from './send-raw.ts';
import { Witnesses } from './Witnesses.tsx';
import './microscope.css';

const firstBody = 'This is the data in the first chunk\nand this is the second one';

export default function MicroscopeIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 2, b: 0 } });
  const body = useSignal(firstBody);
  const sizes = useSignal('37');
  const response = useSignal(responseHead + '\n' + chunkedText(firstBody, [37]));
  const script = useSignal<readonly string[]>([]);
  const rewrite = (): void => {
    response.value = `${responseHead}\n${chunkedText(body.value, parseSizes(sizes.value))}`;
  };
  const run = (): void =>
    void bench?.start({
      via: 'direct',
      launch: (setting) => {
        script.value = [];
        const say = (line: string) => (script.value = [...script.value, line]);
        return runInPage(
          setting,
          (lab) => sendRaw(lab, response.peek(), say),
          (sentence) => void (bench.refusal.value = sentence),
        );
      },
    });
  return (
    <BenchFrame
      id={id}
      title="Chunk microscope"
      endpoint="GET /http-streaming/raw"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
      runLabel="Send"
      code={() => response.peek()}
    >
      <div class="microscope">
        <div class="microscope-inputs">
          <label>
            body
            <textarea
              rows={3}
              value={body.value}
              onInput={({ currentTarget }) => {
                body.value = currentTarget.value;
                rewrite();
              }}
            />
          </label>
          <label>
            chunk sizes in octets (decimal, parted by commas)
            <input
              value={sizes.value}
              onInput={({ currentTarget }) => {
                sizes.value = currentTarget.value;
                rewrite();
              }}
            />
          </label>
          <p class="microscope-hint">
            Now break it: change a hexadecimal size on the right, then press Send.
          </p>
        </div>
        <label class="microscope-response">
          the response, byte for byte (each line ends in CR LF)
          <textarea
            rows={12}
            spellcheck={false}
            value={response.value}
            onInput={({ currentTarget }) => (response.value = currentTarget.value)}
          />
        </label>
      </div>
      <Witnesses services={services} model={bench} script={script.value} response={response} />
    </BenchFrame>
  );
}
