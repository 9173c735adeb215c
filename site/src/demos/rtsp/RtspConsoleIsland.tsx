/** The RTSP console: requests by hand over a real TCP connection, and the picture that they bring. */
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { shownTrace, viewOf } from '../shown-trace.ts';
import { requestBytes } from './rtsp-requests.ts';
import { RtspFace } from './RtspFace.tsx';
import { useRequestDraft } from './use-request-draft.ts';
import { useRtspConsole } from './use-rtsp-console.ts';
import '../demo-face.css';

export default function RtspConsoleIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 1, b: 0 } });
  const rtsp = useRtspConsole(services, bench);
  const draft = useRequestDraft(rtsp);
  const send = (): void => {
    rtsp.send(requestBytes(draft.text.peek()));
    draft.reset();
  };
  return (
    <BenchFrame
      id={id}
      title="RTSP console"
      endpoint="GET /rtsp/console"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={rtsp.connect}
      runLabel="Connect"
      beforeRun="Press Connect: every request, every response and every packet of media appear here, byte for byte."
      code={() => draft.text.peek()}
    >
      {({ trace }) => (
        <RtspFace
          draft={draft}
          isConnected={rtsp.base.value !== null}
          onSend={send}
          live={rtsp}
          recorded={trace.value === null ? null : viewOf(shownTrace(trace.value, services, bench))}
          stoppedDecoding={stoppedDecoding(viewOf(shownTrace(trace.value, services, bench)))}
        />
      )}
    </BenchFrame>
  );
}

function stoppedDecoding(view: ReturnType<typeof viewOf>): boolean {
  return view?.connections.some((connection) => connection.decodingStopped) ?? false;
}
