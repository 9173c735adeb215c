/** A program of one's own as a client of the labs: its addresses, and the pictures that it publishes. */
import { useComputed, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { BenchModel } from '../../bench/bench-model.ts';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import type { LabSetting } from '../../cell/cell-message.ts';
import type { PageServices } from '../../lab/page-services.ts';
import { useStyles } from '../../styles/use-styles.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import programStyles from './own-program.css?url';
import { OwnProgramFace } from './OwnProgramFace.tsx';
import type { ProgramAddresses } from './program-commands.ts';
import { nothingPublished, readProgramReport, type ProgramReport } from './program-report.ts';
import { watchPublished } from './watch-published.ts';
import '../demo-face.css';

const face = 'own-program';

interface Props {
  readonly id: string;
  /** Name of the program's file. */
  readonly program: string;
  /** The program as it is read. */
  readonly children: ComponentChildren;
}

export default function OwnProgramIsland({ id, program, children }: Props) {
  useStyles(programStyles);
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 2, b: 0 } });
  const { canvas, addresses, report, run } = useProgram(services, bench);
  const running = bench?.state.value === 'running';
  const lines = () =>
    report.value === nothingPublished
      ? []
      : [faceLine(face, report.value, bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="Live · a program of your own"
      endpoint="GET /m-jpeg/stream"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
      runLabel="Watch"
      beforeRun="Press Watch: what your program reads and what it publishes appears here, byte for byte."
      console={lines}
    >
      {({ trace }) => (
        <div class="demo-face own-program">
          <OwnProgramFace
            {...shownFace(trace.value?.metadata ?? null, report.value, face, readProgramReport)}
            canvas={canvas}
            program={program}
            code={children}
            addresses={running ? addresses.value : null}
            running={running && trace.value === null}
            isLive={trace.value === null}
          />
        </div>
      )}
    </BenchFrame>
  );
}

/** What is known, and what can be done. */
function useProgram(services: PageServices | null, bench: BenchModel | null) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const report = useSignal<ProgramReport>(nothingPublished);
  const setting = useSignal<LabSetting | null>(null);
  const addresses = useComputed(() => addressesOf(services, setting.value));
  const run = (): void =>
    startInPage(bench, 'direct', async (lab, started) => {
      if (canvas.current === null) return;
      setting.value = started;
      if (addresses.peek() === null) throw new Error(noRtsp);
      await watchPublished(lab, canvas.current, (told) => void (report.value = told));
    });
  return { canvas, addresses, report, run };
}

const noRtsp =
  'This lab server has no RTSP: another program has its port. Start it again with --rtsp-port and a free port.';

function addressesOf(
  services: PageServices | null,
  setting: LabSetting | null,
): ProgramAddresses | null {
  const rtsp = services?.lab.session.value?.rtsp ?? null;
  if (setting === null || setting.labs === null || rtsp === null) return null;
  const place = `s/${setting.session}/${setting.run}`;
  return {
    site: location.origin,
    mJpeg: `${setting.labs[0].replace(/\/$/, '')}/${place}/m-jpeg`,
    rtsp: `${rtsp}/${place}/rtsp`,
  };
}
