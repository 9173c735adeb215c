/** Runs a bench's code in the runner frame, and keeps its state and console lines as signals. */
import { signal } from '@preact/signals';
import type { CellFailure, CellToHostMessage, FrameToHostMessage } from './cell-message.ts';
import type { CellRun, CellRunner, CellState } from './cell-run.ts';
import { CellCallError, CellSession } from './cell-session.ts';
import { ConsoleLines } from './console-lines.ts';
import { endRun, type EndableRun, type EndingRun } from './end-run.ts';
import { prepareScript, type PreparedScript } from './prepare-script.ts';
import { openRunnerFrame, type RunnerFrame, type RunnerFrameOptions } from './runner-frame.ts';
import { browserTime, cellRequestOf, failureLine, mapFailure, silenceText } from './run-parts.ts';

export function createCellRunner(options: RunnerFrameOptions): CellRunner {
  return new FrameRunner(options);
}

/** A run that goes on. */
interface CurrentRun extends EndableRun {
  readonly prepared: PreparedScript;
  readonly run: number;
  failed: boolean;
}

class FrameRunner implements CellRunner {
  readonly state = signal<CellState>('idle');
  readonly startedAtMs = signal<number | null>(null);
  readonly failure = signal<CellFailure | null>(null);
  readonly #options: RunnerFrameOptions;
  readonly #lines = new ConsoleLines((callback) => setTimeout(callback, 16));
  readonly lines = this.#lines.lines;
  #frame: RunnerFrame | null = null;
  #current: CurrentRun | null = null;
  #ending: EndingRun | null = null;
  /** Number of the newest run; what belongs to an older one is dropped. */
  #turn = 0;
  /** A syntax error whose line the frame was asked for. */
  #unlocated: { readonly failure: CellFailure; readonly atMs: number | null } | null = null;

  constructor(options: RunnerFrameOptions) {
    this.#options = options;
  }

  warm(): void {
    const frame = this.#openFrame();
    frame.control.catch(() => this.#discard(frame));
  }

  run(run: CellRun): void {
    this.#end();
    this.#lines.clear();
    this.state.value = 'loading';
    this.startedAtMs.value = null;
    this.failure.value = null;
    const turn = ++this.#turn;
    this.#start(run, turn).catch((error: unknown) => {
      if (turn === this.#turn) this.#giveUp(error instanceof Error ? error.message : String(error));
    });
  }

  stop(): void {
    const wasBusy = this.#isBusy();
    if (wasBusy) this.state.value = 'stopped';
    this.#turn += 1;
    const current = this.#current;
    this.#current = null;
    if (current === null) return;
    this.#ending = endRun(current, (reusable) => {
      this.#ending = null;
      // After the cell's last lines.
      if (wasBusy) this.#lines.note('Stopped.', this.#sinceStart(performance.now()));
      if (reusable) return;
      this.#discard(current.frame);
      this.warm();
    });
  }

  call(exportName: string, values: readonly unknown[]): Promise<unknown> {
    if (this.#current !== null) return this.#current.session.call(exportName, values);
    return Promise.reject(new CellCallError('No code is running.', null));
  }

  clear(): void {
    this.#lines.clear();
  }

  dispose(): void {
    this.#end();
    this.#turn += 1;
    this.#frame?.remove();
    this.#frame = null;
    if (this.#isBusy()) this.state.value = 'stopped';
  }

  #openFrame(): RunnerFrame {
    return (this.#frame ??= openRunnerFrame(this.#options));
  }

  async #start(run: CellRun, turn: number): Promise<void> {
    const frame = this.#openFrame();
    const [prepared, control] = await Promise.all([prepareScript(run, frame), frame.control]);
    if (turn !== this.#turn) return;
    if ('failure' in prepared) {
      this.state.value = 'failed';
      return this.#tell(prepared.failure, null);
    }
    const channel = new MessageChannel();
    const session = new CellSession(channel.port1, {
      ...browserTime,
      onMessage: (message) => this.#receive(current, message),
      onSilence: (forMs) =>
        this.#lines.note(silenceText(forMs), this.#sinceStart(performance.now()), 'silence'),
    });
    const parts = { runs: run.runs, run: run.run, prepared, frame, control, session };
    const current: CurrentRun = (this.#current = { ...parts, failed: false });
    frame.show(run.runs, 0);
    control.listen((message) => this.#hearFrame(current, message));
    const request = cellRequestOf(run, prepared.script);
    control.post({ type: 'run', request, port: channel.port2 }, [channel.port2]);
  }

  #receive(current: CurrentRun, message: CellToHostMessage): void {
    const { frame, run } = current;
    if (message.type === 'started' && this.#current === current) {
      this.startedAtMs.value = message.atMs;
      this.state.value = 'running';
    }
    if (message.type === 'line') {
      const atMs = this.#sinceStart(message.atMs);
      this.#lines.append({ kind: message.level, atMs, values: message.values, position: null });
    }
    if (message.type === 'error') this.#receiveError(current, message);
    if (message.type === 'left-out') this.#lines.leaveOut(message.count);
    if (message.type === 'clear') this.#lines.clear();
    const { onReport } = this.#options;
    if (message.type === 'reported') onReport?.(run, frame.origin, message.report);
    if (message.type === 'height') frame.show(current.runs, message.heightPx);
    if (message.type === 'finished' && this.#current === current) {
      this.#lines.flush();
      this.state.value = current.failed ? 'failed' : 'finished';
    }
  }

  #receiveError(current: CurrentRun, message: Extract<CellToHostMessage, { type: 'error' }>): void {
    if (message.fatal) current.failed = true;
    const failure = current.prepared.explain(message.failure);
    const atMs = this.#sinceStart(message.atMs);
    if (failure.phase === 'run' || failure.position !== null) {
      return this.#tell(mapFailure(failure, current.prepared.toSource), atMs);
    }
    this.state.value = 'failed';
    current.control.post({ type: 'locate', script: current.prepared.script });
    this.#unlocated = { failure, atMs };
  }

  #hearFrame(current: CurrentRun, message: FrameToHostMessage): void {
    if (this.#current !== current) return;
    if (message.type === 'crashed') this.#giveUp(`The code's Worker ended: ${message.detail}`);
    if (message.type === 'located' && this.#unlocated !== null) {
      const { failure, atMs } = this.#unlocated;
      this.#unlocated = null;
      const located = { ...failure, position: message.position };
      this.#tell(mapFailure(located, current.prepared.toSource), atMs);
    }
  }

  /** Shows a failure, and offers its place to the editor. */
  #tell(failure: CellFailure, atMs: number | null): void {
    this.failure.value = failure;
    this.#lines.append(failureLine(failure, atMs));
  }

  #giveUp(text: string): void {
    this.#lines.note(text, null);
    this.state.value = 'failed';
    if (this.#frame !== null) this.#discard(this.#frame);
  }

  #sinceStart(atMs: number): number | null {
    const startedAtMs = this.startedAtMs.value;
    return startedAtMs === null ? null : Math.max(0, atMs - startedAtMs);
  }

  #isBusy(): boolean {
    return this.state.value === 'loading' || this.state.value === 'running';
  }

  /** Ends what runs at once, to make room for the next run. */
  #end(): void {
    const ended = this.#ending?.cancel() ?? this.#current;
    this.#ending = null;
    this.#current = null;
    ended?.session.close();
    // A Worker ends with the next run's message; a document that ran a cell cannot run another.
    if (ended?.runs === 'dom') this.#discard(ended.frame);
  }

  #discard(frame: RunnerFrame): void {
    frame.remove();
    if (this.#frame === frame) this.#frame = null;
  }
}
