/** Every classic type of NAT against every other one: the chart, and the run behind each of its cells. */
import { useSignal } from '@preact/signals';
import type { BenchModel } from '../../bench/bench-model.ts';
import type { RecordedTrace } from '../../bench/recorded-trace.ts';
import { matrixScenario, type MatrixPlace } from '@wireside/labs-server/wire/nat/nat-matrix.ts';
import { recordedMatrix } from '@wireside/labs-server/wire/nat/recorded-matrix.ts';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { useStyles } from '../../styles/use-styles.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { readMatrixCells, type MatrixCells } from './matrix-report.ts';
import { runMatrix, runScenario } from './nat-lab.ts';
import type { NatReport } from './nat-report.ts';
import matrixStyles from './nat-matrix.css?url';
import natStyles from './nat.css?url';
import natRunStyles from './nat-run.css?url';
import { NatMatrixChart } from './NatMatrixChart.tsx';
import { NatRunView } from './NatRunView.tsx';
import '../demo-face.css';

const face = 'nat-matrix';

export default function NatMatrixIsland({ id }: { readonly id: string }) {
  useStyles(natStyles);
  useStyles(matrixStyles);
  useStyles(natRunStyles);
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 1, b: 0 } });
  const matrix = useMatrix(bench);
  return (
    <BenchFrame
      id={id}
      title="NAT types, each against each"
      endpoint="GET /nat-traversal/matrix"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={matrix.run}
      beforeRun="Press Run: the lab server computes all 32 cells anew, and its answer appears here."
      console={matrix.lines}
    >
      {({ trace }) => <MatrixFace canOpen={bench !== null} matrix={matrix} trace={trace.value} />}
    </BenchFrame>
  );
}

interface OpenCell {
  readonly place: MatrixPlace;
  readonly report: NatReport;
}

/** What was computed, and the cell whose run is open. */
function useMatrix(bench: BenchModel | null) {
  const computed = useSignal<MatrixCells | null>(null);
  const open = useSignal<OpenCell | null>(null);
  return {
    computed,
    open,
    run: (): void =>
      startInPage(bench, 'direct', async (lab) => {
        computed.value = await runMatrix(lab);
      }),
    openCell: (place: MatrixPlace): void =>
      startInPage(bench, 'direct', async (lab) => {
        open.value = { place, report: await runScenario(lab, matrixScenario(place), null) };
      }),
    lines: () =>
      computed.value === null
        ? []
        : [faceLine(face, { cells: computed.value }, bench?.originUs.peek() ?? 0)],
  };
}

interface FaceProps {
  readonly canOpen: boolean;
  readonly matrix: ReturnType<typeof useMatrix>;
  readonly trace: RecordedTrace | null;
}

function MatrixFace({ canOpen, matrix, trace }: FaceProps) {
  const turn = useSignal(false);
  const live = matrix.computed.value;
  const { report } = shownFace(trace?.metadata ?? null, live, face, readMatrixCells);
  const open = trace === null ? matrix.open.value : null;
  return (
    <div class="demo-face nat">
      <NatMatrixChart
        cells={report ?? recordedMatrix}
        isOfNow={trace === null && live !== null}
        turn={turn.value}
        chosen={open?.place ?? null}
        onTurn={(value) => (turn.value = value)}
        onOpen={canOpen && trace === null ? matrix.openCell : null}
      />
      {open !== null && (
        <NatRunView scenario={matrixScenario(open.place)} report={open.report} waiting="" />
      )}
    </div>
  );
}
