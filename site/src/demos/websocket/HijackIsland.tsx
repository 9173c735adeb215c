/** Cross-site WebSocket hijacking, for real: whose cookie goes along, who looks at the Origin, and which of them acted. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import type { PageServices } from '../../lab/page-services.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { embedPage } from './embed-page.ts';
import { allCases, type HijackCase } from './hijack-case.ts';
import { handshakeOf, type Handshake } from './hijack-evidence.ts';
import { noAttacks, readHijackReport } from './hijack-report.ts';
import { runAttacks, type HijackWorld } from './hijack-run.ts';
import { HijackFace } from './HijackFace.tsx';
import '../demo-face.css';

const face = 'hijack';
const first: HijackCase = { attacker: 'same-site', sameSite: 'Lax', originCheck: 'none' };

export default function HijackIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 1, b: 1 } });
  const chosen = useSignal(first);
  const every = useSignal(false);
  const report = useSignal(noAttacks);
  const place = useRef<HTMLDivElement>(null);
  const run = (): void =>
    startInPage(bench, 'direct', (lab, setting) => {
      const world: HijackWorld = {
        embed: (url, sandboxed) => embedPage(place.current, url, sandboxed),
        ownOrigin: location.origin,
        fetch: (...request) => fetch(...request),
        handshakeOf: (name) => seenOnWire(services, setting.run, name),
        tell: (change) => void (report.value = change),
      };
      const cases = every.peek() ? allCases : [chosen.peek()];
      return runAttacks(lab, world, cases, report.peek());
    });
  const lines = () =>
    report.value === noAttacks ? [] : [faceLine(face, report.value, bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="Cross-site WebSocket hijacking"
      endpoint="GET /websocket/account"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
      runLabel="Attack"
      console={lines}
    >
      {({ trace }) => (
        <HijackFace
          {...shownFace(trace.value?.metadata ?? null, report.value, face, readHijackReport)}
          {...{ chosen, every, place }}
          alive={bench !== null}
          isLive={trace.value === null}
        />
      )}
    </BenchFrame>
  );
}

function seenOnWire(services: PageServices | null, run: number, name: string): Handshake | null {
  return handshakeOf(services?.store.viewOf(run).connections ?? [], name);
}
