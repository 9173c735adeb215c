/** Runs scenarios in a worker: one job at a time, a few wait, each within a limit of time. */
import { Worker } from 'node:worker_threads';
import type { NatScenario } from '../../wire/nat/nat-scenario.ts';
import type { NatAnswer, NatJob, NatRun } from './nat-job.ts';

/** What a thread does for the runner: jobs in, answers out. */
export interface NatThread {
  post(job: NatJob): void;
  /** Ends it, whatever it does at the moment. */
  end(): void;
}

export interface NatThreadEvents {
  onAnswer(answer: NatAnswer): void;
  /** It ended by itself. */
  onEnd(reason: string): void;
}

export type StartNatThread = (events: NatThreadEvents) => NatThread;

/** The runner has too much to do; come back later. */
export class NatBusyError extends Error {}

interface Waiting {
  readonly job: NatJob;
  readonly resolve: (runs: readonly NatRun[]) => void;
  readonly reject: (error: Error) => void;
}

export interface NatRunnerOptions {
  readonly startThread: StartNatThread;
  /** Calls `callback` once after `delayMs` of real time, unless the returned function is called before. */
  readonly after: (delayMs: number, callback: () => void) => () => void;
}

/** Jobs that wait for the one that runs. */
export const maxWaiting = 8;
/** Real time: the whole matrix needs less than a second. */
export const jobWithinMs = 15_000;
/** The thread ends when nobody wants anything for so long. */
export const idleMs = 60_000;

const givenUp = 'The run was given up.';

export class NatRunner {
  readonly #options: NatRunnerOptions;
  readonly #waiting: Waiting[] = [];
  #running: Waiting | null = null;
  #thread: NatThread | null = null;
  #cancelTimer = () => {};

  constructor(options: NatRunnerOptions) {
    this.#options = options;
  }

  /**
   * The runs of the scenarios, in their order.
   * @param signal gives the job up; what runs already is ended
   * @throws NatBusyError at once when too many wait; an Error when it takes too long or fails
   */
  run(scenarios: readonly NatScenario[], signal: AbortSignal): Promise<readonly NatRun[]> {
    if (signal.aborted) return Promise.reject(new Error(givenUp));
    if (this.#waiting.length >= maxWaiting) {
      return Promise.reject(new NatBusyError('Too many runs wait already. Try again in a moment.'));
    }
    return new Promise((resolve, reject) => {
      const entry = { job: { scenarios }, resolve, reject };
      this.#waiting.push(entry);
      signal.addEventListener('abort', () => this.#giveUp(entry), { once: true });
      this.#next();
    });
  }

  #next(): void {
    if (this.#running !== null) return;
    this.#cancelTimer();
    const next = this.#waiting.shift();
    if (next === undefined) {
      this.#cancelTimer = this.#options.after(idleMs, () => this.#endThread());
      return;
    }
    this.#running = next;
    const tooLong = `The run took longer than ${jobWithinMs / 1000} seconds and was ended.`;
    this.#cancelTimer = this.#options.after(jobWithinMs, () => this.#fail(tooLong));
    this.#thread ??= this.#start();
    this.#thread.post(next.job);
  }

  #start(): NatThread {
    return this.#options.startThread({
      onAnswer: (answer) => {
        if (!answer.ok) this.#fail(answer.error);
        else this.#finish(({ resolve }) => resolve(answer.runs));
      },
      onEnd: (reason) => {
        if (this.#running === null) this.#endThread();
        else this.#fail(reason);
      },
    });
  }

  #giveUp(entry: Waiting): void {
    const index = this.#waiting.indexOf(entry);
    if (index !== -1) {
      this.#waiting.splice(index, 1);
      entry.reject(new Error(givenUp));
    } else if (this.#running === entry) this.#fail(givenUp);
  }

  /** A job that failed may have left anything behind: the next one gets a new thread. */
  #fail(reason: string): void {
    this.#endThread();
    this.#finish(({ reject }) => reject(new Error(reason)));
  }

  #finish(settle: (entry: Waiting) => void): void {
    const running = this.#running;
    this.#running = null;
    if (running !== null) settle(running);
    this.#next();
  }

  #endThread(): void {
    const thread = this.#thread;
    this.#thread = null;
    thread?.end();
  }
}

/** The real thread. While nothing runs, it does not keep the process alive. */
export const startNatThread: StartNatThread = ({ onAnswer, onEnd }) => {
  const worker = new Worker(new URL('./nat-worker.ts', import.meta.url));
  let isEnded = false;
  worker.on('message', (answer: NatAnswer) => {
    worker.unref();
    if (!isEnded) onAnswer(answer);
  });
  worker.on('error', (error) => {
    if (!isEnded) onEnd(error.message);
    isEnded = true;
  });
  worker.on('exit', () => {
    if (!isEnded) onEnd('The thread of the virtual network has ended.');
  });
  worker.unref();
  return {
    post(job) {
      worker.ref();
      worker.postMessage(job, []);
    },
    end() {
      isEnded = true;
      void worker.terminate();
    },
  };
};
