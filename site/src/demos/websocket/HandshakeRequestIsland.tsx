/** The request editor: the bytes of an upgrade request, sent as they are, and the server's answer byte for byte. */
import { useSignal } from '@preact/signals';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { rawHandshake } from './handshake-on-wire.ts';
import { requestOf2019 } from './handshake-request-presets.ts';
import { shownTrace, viewOf } from '../shown-trace.ts';
import { RequestFace } from './HandshakeRequestFace.tsx';
import { sendHandshake } from './send-handshake.ts';
import '../demo-face.css';

export default function HandshakeRequestIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 1, b: 0 } });
  const request = useSignal(requestOf2019);
  const early = useSignal(false);
  const run = (): void =>
    startInPage(bench, 'direct', (lab) => sendHandshake(lab, request.peek(), early.peek()));
  return (
    <BenchFrame
      id={id}
      title="Upgrade request"
      endpoint="POST /websocket/raw"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
      runLabel="Send"
      code={() => request.peek()}
    >
      {({ trace }) => (
        <RequestFace
          request={request}
          early={early}
          handshake={rawHandshake(viewOf(shownTrace(trace.value, services, bench)))}
          running={trace.value === null && bench?.state.value === 'running'}
        />
      )}
    </BenchFrame>
  );
}
