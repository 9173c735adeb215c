/** Which trace a bench shows instead of its live run: the one recorded for it, or a file of the reader's. */
import { signal } from '@preact/signals';
import type { OpenTraceAnswer } from '../wire-view/trace-file-actions.ts';
import type { RecordedTrace } from './recorded-trace.ts';

export class RecordedRun {
  readonly trace = signal<RecordedTrace | null>(null);
  /** Why there is no recorded trace, in one sentence. */
  readonly problem = signal<string | null>(null);
  readonly isLoading = signal(false);
  /** The trace came from a file: no link can point into it, and it may be of another bench. */
  readonly isFile = signal(false);
  readonly #load: () => Promise<OpenTraceAnswer>;
  readonly #stopRun: () => void;
  /** Number of the newest wish; the answer to an older one comes too late. */
  #turn = 0;

  /**
   * @param load the bench's recorded trace
   * @param stopRun ends the live run: it would go on unseen
   */
  constructor(load: () => Promise<OpenTraceAnswer>, stopRun: () => void) {
    this.#load = load;
    this.#stopRun = stopRun;
  }

  /** Stops the run and shows the recorded one. */
  async show(): Promise<void> {
    this.problem.value = await this.#take(this.#load(), false);
  }

  /** Stops the run and shows a file. Resolves with what is wrong with it, or null. */
  open(answer: Promise<OpenTraceAnswer>): Promise<string | null> {
    return this.#take(answer, true);
  }

  /** Back to the live bytes, also when a trace is still on its way. */
  hide(): void {
    this.#turn += 1;
    this.isLoading.value = false;
    this.trace.value = null;
    this.problem.value = null;
  }

  async #take(loading: Promise<OpenTraceAnswer>, isFile: boolean): Promise<string | null> {
    const turn = ++this.#turn;
    this.#stopRun();
    this.isLoading.value = true;
    const answer = await loading;
    if (turn !== this.#turn) return null;
    this.isLoading.value = false;
    if ('problem' in answer) return answer.problem;
    this.isFile.value = isFile;
    this.trace.value = answer.trace;
    return null;
  }
}
