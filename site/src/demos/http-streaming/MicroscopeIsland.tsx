/** The chunk microscope: type a body, see its chunk lines, break one, and compare three witnesses. */
import { useSignal } from '@preact/signals';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { runInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { firstResponse, MicroscopeInputs } from './MicroscopeInputs.tsx';
import { sendRaw } from './send-raw.ts';
import { Witnesses } from './Witnesses.tsx';
import './microscope.css';

export default function MicroscopeIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 2, b: 0 } });
  const response = useSignal(firstResponse);
  const script = useSignal<readonly string[]>([]);
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
      <MicroscopeInputs response={response} />
      <Witnesses services={services} model={bench} script={script.value} response={response} />
    </BenchFrame>
  );
}
