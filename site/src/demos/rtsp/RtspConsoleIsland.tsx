/** The RTSP console: requests by hand over a real TCP connection, and the picture that they bring. */
import { useComputed, useSignal } from '@preact/signals';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { shownTrace, viewOf } from '../shown-trace.ts';
import {
  methodTemplates,
  requestBytes,
  requestText,
  type RequestTemplate,
} from './rtsp-requests.ts';
import { RtspFace } from './RtspFace.tsx';
import { useRtspConsole } from './use-rtsp-console.ts';
import '../demo-face.css';

export default function RtspConsoleIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 1, b: 0 } });
  const rtsp = useRtspConsole(services, bench);
  const template = useSignal<RequestTemplate>(methodTemplates[0]);
  /** Null while the template stands there as it is. */
  const edited = useSignal<string | null>(null);
  const text = useComputed(() => {
    const { session, nextCseq } = rtsp.report.value.dialogue;
    const place = { base: rtsp.base.value, cseq: nextCseq, session };
    return edited.value ?? requestText(template.value, place);
  });
  const send = (): void => {
    rtsp.send(requestBytes(text.peek()));
    edited.value = null;
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
      code={() => text.peek()}
    >
      {({ trace }) => (
        <RtspFace
          template={template.value}
          text={text.value}
          isConnected={rtsp.base.value !== null}
          onTemplate={(chosen) => {
            template.value = chosen;
            edited.value = null;
          }}
          onEdit={(changed) => (edited.value = changed)}
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
