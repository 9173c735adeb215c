/** One bench: its code runs in the runner, its bytes come from the lab server or from the recorded trace. */
import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { LabParameter, LabSetting } from '../cell/cell-message.ts';
import type { ConnectionNeed } from '../lab/connection-budget.ts';
import type { LabSession } from '../lab/health.ts';
import type { PageServices } from '../lab/page-services.ts';

export type BenchState = 'idle' | 'waiting' | 'running' | 'stopped' | 'finished';

/** What a bench is, as the author wrote it. */
export interface BenchSetting {
  readonly id: string;
  readonly needsLab: boolean;
  /** Connections that a run may hold at once. */
  readonly need: ConnectionNeed;
  /** Only the demonstration of the limit may hold more than the browser opens. */
  readonly allowStarvation?: boolean;
}

/** What a run is started with. */
export interface RunInput {
  /** Starts the work of this run; what it returns is kept until the run ends. */
  readonly launch: (setting: LabSetting) => RunHandle;
  readonly via: string;
  readonly parameters?: Readonly<Record<string, LabParameter>>;
}

/** A run under way: code in the runner, or a demo in the page. */
export interface RunHandle {
  /** True once nothing of the run goes on. */
  readonly ended: ReadonlySignal<boolean>;
  /** The page's `performance.now()` when the work really began; null until then. */
  readonly startedAtMs: ReadonlySignal<number | null>;
  stop(): void;
}

/** What the bench needs of the page. */
export interface BenchEnvironment {
  readonly services: PageServices;
  readonly nowMs: () => number;
}

/** A lab server that does not answer within this time is said to be missing. */
export const labPatienceMs = 6000;

export class BenchModel {
  readonly run = signal<number | null>(null);
  readonly state = signal<BenchState>('idle');
  /** Why Run did not run, in one sentence; null when it did. */
  readonly refusal = signal<string | null>(null);
  /** When the run's work began, on the time line of the records, in microseconds: zero of console and wire. */
  readonly originUs = signal<number | null>(null);
  readonly #setting: BenchSetting;
  readonly #environment: BenchEnvironment;
  #attempt = 0;
  #handle: RunHandle | null = null;
  #stopWatching: (() => void) | null = null;

  constructor(setting: BenchSetting, environment: BenchEnvironment) {
    this.#setting = setting;
    this.#environment = environment;
  }

  get id(): string {
    return this.#setting.id;
  }

  /** Runs `input`; a run that goes on is stopped first. Resolves when the run began or was refused. */
  async start(input: RunInput): Promise<void> {
    this.stop();
    const attempt = ++this.#attempt;
    this.refusal.value = null;
    this.state.value = 'waiting';
    const session = await this.#session();
    if (attempt !== this.#attempt) return;
    if (session === null && this.#setting.needsLab) return this.#refuseWithoutLab();
    const { services } = this.#environment;
    const { need, allowStarvation } = this.#setting;
    const refusal = services.begin(this.id, need, () => this.stop(), allowStarvation);
    if (refusal !== null) return this.#refuse(refusal);
    services.lab.runBegan();
    const run = services.nextRun();
    this.run.value = run;
    this.originUs.value = services.lab.timeLine.atPageMs(this.#environment.nowMs());
    this.#launch(input, session, run);
  }

  /** Ends the run: the cell is removed, and with it every connection it opened. */
  stop(): void {
    this.#attempt += 1;
    this.#stopWatching?.();
    this.#stopWatching = null;
    if (this.state.value !== 'running' && this.state.value !== 'waiting') return;
    this.#handle?.stop();
    this.#handle = null;
    this.#environment.services.end(this.id);
    this.state.value = 'stopped';
  }

  #refuse(sentence: string): void {
    this.refusal.value = sentence;
    this.state.value = 'idle';
  }

  /** Says what is wrong with the lab server, until it answers. */
  #refuseWithoutLab(): void {
    const { status, notice, session } = this.#environment.services.lab;
    const sentence = (status.peek() === 'offline' ? null : notice.peek()) ?? noLabSentence;
    this.#refuse(sentence);
    const dispose = effect(() => {
      if (session.value === null) return;
      if (this.refusal.peek() === sentence) this.refusal.value = null;
      queueMicrotask(() => dispose());
    });
  }

  #launch(input: RunInput, session: LabSession | null, run: number): void {
    const { services, nowMs } = this.#environment;
    const nowAtMs = nowMs();
    const timelineUs = services.lab.timeLine.atPageMs(nowAtMs);
    const serverUs = timelineUs === null ? null : timelineUs - services.lab.timeLine.shiftUs;
    this.state.value = 'running';
    const handle = input.launch({
      labs: session?.labs ?? null,
      session: session?.id ?? null,
      run,
      via: input.via,
      clockOffsetUs: serverUs === null ? null : serverUs - nowAtMs * 1000,
      parameters: input.parameters ?? {},
    });
    this.#handle = handle;
    this.#stopWatching = effect(() => {
      const startedAtMs = handle.startedAtMs.value;
      if (startedAtMs !== null) this.originUs.value = services.lab.timeLine.atPageMs(startedAtMs);
      if (handle.ended.value) queueMicrotask(() => this.#finished(handle));
    });
  }

  #finished(handle: RunHandle): void {
    if (this.#handle !== handle) return;
    this.#handle = null;
    this.#stopWatching?.();
    this.#stopWatching = null;
    this.state.value = 'finished';
    this.#environment.services.end(this.id);
  }

  /** The session, or null when no lab server answered in time. */
  #session(): Promise<LabSession | null> {
    const { lab } = this.#environment.services;
    lab.connect();
    return firstOf(lab.session, () => lab.status.value === 'offline', labPatienceMs);
  }
}

const noLabSentence =
  'No lab server answers, so this demo cannot run here. Start one with npm start, or look at the recorded trace below.';

/** Resolves with the first value that is not null, or with null when `gaveUp` turns true or time is over. */
function firstOf<Value>(
  source: ReadonlySignal<Value | null>,
  gaveUp: () => boolean,
  patienceMs: number,
): Promise<Value | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => finish(null), patienceMs);
    let finished = false;
    const dispose = effect(() => {
      if (source.value !== null) finish(source.value);
      else if (gaveUp()) finish(null);
    });

    function finish(value: Value | null): void {
      if (finished) return;
      finished = true;
      clearTimeout(timer);
      resolve(value);
      queueMicrotask(() => dispose());
    }
  });
}
