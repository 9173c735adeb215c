/** What is chosen, what is known, and what can be done. */
import { useSignal, type Signal } from '@preact/signals';
import { useRef, type MutableRef } from 'preact/hooks';
import type { BenchModel } from '../../bench/bench-model.ts';
import { startInPage } from '../../bench/page-run.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import type { PageServices } from '../../lab/page-services.ts';
import { emptyReport, type CaptureReport } from './capture-report.ts';
import { firstSetting, type CaptureSetting } from './capture-setting.ts';
import { runCapture } from './capture-run.ts';
import { problemWords, type CapturePhase } from './capture-words.ts';
import { takeSnapshot, type Snapshot } from './snapshot.ts';
import { publishAddress } from './source-help.ts';

export interface Capture {
  readonly preview: MutableRef<HTMLVideoElement | null>;
  readonly canvas: MutableRef<HTMLCanvasElement | null>;
  readonly setting: Signal<CaptureSetting>;
  readonly report: Signal<CaptureReport | null>;
  readonly phase: Signal<CapturePhase>;
  /** The newest snapshot; its picture is not kept in a trace. */
  readonly snapshot: Signal<Snapshot | null>;
  run(): void;
  /** Takes one from the run that goes on; without one it is a run of its own. */
  shoot(): void;
  /** Where to publish by RTSP; null where the lab server has none, or is not there. */
  publishAddress(): string | null;
}

export function useCapture(services: PageServices | null, bench: BenchModel | null): Capture {
  const preview = useRef<HTMLVideoElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const running = useRef<LabApi | null>(null);
  const state = useCaptureState();
  const { setting, report, phase, change } = state;

  const run = (): void =>
    startInPage(bench, 'direct', async (lab) => {
      if (preview.current === null || canvas.current === null) return;
      running.current = lab;
      const screens = { preview: preview.current, canvas: canvas.current };
      const told = { report: change, phase: (now: CapturePhase) => void (phase.value = now) };
      await runCapture(lab, screens, setting, told);
      if (running.current === lab) running.current = null;
    });

  const shoot = (): void => {
    const lab = running.current;
    if (lab !== null && !lab.signal.aborted) void state.shootWith(lab);
    else
      startInPage(bench, 'direct', async (lab) => {
        report.value = emptyReport(setting.peek().source);
        await state.shootWith(lab);
        phase.value = 'over';
      });
  };
  const address = (): string | null => {
    const session = services?.lab.session.value;
    if (!session?.rtsp) return null;
    return publishAddress(session.rtsp, session.id, bench?.run.value ?? null);
  };
  return { ...state, preview, canvas, run, shoot, publishAddress: address };
}

function useCaptureState() {
  const setting = useSignal<CaptureSetting>(firstSetting);
  const report = useSignal<CaptureReport | null>(null);
  const phase = useSignal<CapturePhase>('idle');
  const snapshot = useSignal<Snapshot | null>(null);
  const change = (part: Partial<CaptureReport>): void => {
    const before = report.peek() ?? emptyReport(setting.peek().source);
    report.value = { ...before, ...part };
  };
  const shootWith = async (lab: LabApi): Promise<void> => {
    try {
      const taken = await takeSnapshot(lab, setting.peek());
      if (snapshot.peek() !== null) URL.revokeObjectURL(snapshot.peek()?.address ?? '');
      snapshot.value = taken;
      const { byteLength, width, height, frameNumber } = taken;
      change({ snapshot: { byteLength, width, height, frameNumber }, problem: null });
    } catch (error) {
      if (!lab.signal.aborted) change({ problem: problemWords(error) });
    }
  };
  return { setting, report, phase, snapshot, change, shootWith };
}
