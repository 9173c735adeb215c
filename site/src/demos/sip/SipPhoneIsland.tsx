/** SIP over WebSocket: JsSIP in the page, the registrar and proxy in the lab, and Bob to call. */
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { shownTrace } from '../shown-trace.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { nothingSeen, readSipReport } from './sip-report.ts';
import { SipFace } from './SipFace.tsx';
import { useSipRun } from './use-sip-run.ts';
import '../demo-face.css';

const face = 'sip-phone';

export default function SipPhoneIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 3, b: 0 } });
  const phone = useSipRun(bench);
  const originUs = (): number => bench?.originUs.value ?? 0;
  const lines = () =>
    phone.report.peek() === nothingSeen ? [] : [faceLine(face, phone.report.peek(), originUs())];
  return (
    <BenchFrame
      id={id}
      title="SIP over WebSocket"
      endpoint="GET /sip/socket"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={phone.connect}
      runLabel="Connect"
      beforeRun="Press Connect: every SIP message appears here, byte for byte."
      console={lines}
    >
      {({ trace }) => {
        const recorded = trace.value;
        const { report } = shownFace(
          recorded?.metadata ?? null,
          phone.report.value,
          face,
          readSipReport,
        );
        return (
          <SipFace
            {...phone}
            session={services?.lab.session.value ?? null}
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
