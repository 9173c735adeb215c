/** A call by Jingle: the page speaks XMPP over WebSocket, and Bob answers. */
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { shownTrace } from '../shown-trace.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { nothingSeen, readJingleReport } from './jingle-report.ts';
import { JingleFace } from './JingleFace.tsx';
import { useJingleRun } from './use-jingle-run.ts';
import '../demo-face.css';

const face = 'jingle-phone';

export default function JinglePhoneIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 2, b: 0 } });
  const phone = useJingleRun(bench);
  const originUs = (): number => bench?.originUs.value ?? 0;
  const lines = () =>
    phone.report.peek() === nothingSeen ? [] : [faceLine(face, phone.report.peek(), originUs())];
  return (
    <BenchFrame
      id={id}
      title="Jingle over WebSocket"
      endpoint="GET /jingle/xmpp"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={phone.connect}
      runLabel="Connect"
      beforeRun="Press Connect: every message of XMPP appears here, byte for byte."
      console={lines}
    >
      {({ trace }) => {
        const recorded = trace.value;
        const { report } = shownFace(
          recorded?.metadata ?? null,
          phone.report.value,
          face,
          readJingleReport,
        );
        return (
          <JingleFace
            {...phone}
            run={recorded === null ? phone.run.value : null}
            report={report ?? nothingSeen}
            shown={shownTrace(recorded, services, bench)}
            originUs={recorded === null ? originUs() : null}
            stream={recorded === null ? phone.stream.value : null}
            onCall={phone.call}
          />
        );
      }}
    </BenchFrame>
  );
}
