/**
 * A demo worker is a thread in which the demos hear the wire: what the page draws meanwhile then holds up no read and
 * spoils no latency. These are its messages.
 */
import type { LabSetting } from '../../cell/cell-message.ts';

/** First message to the worker. */
export interface WorkerStart {
  readonly type: 'start';
  readonly setting: LabSetting;
  /** The page's `performance.now()` when the run began. */
  readonly startedAtMs: number;
  /** The page's `performance.timeOrigin`, and its `performance.now()` when this was sent. */
  readonly hostTimeOriginMs: number;
  readonly hostNowMs: number;
}

/** Asks for one piece of work; several may go on at once. */
export interface WorkerCall {
  readonly type: 'call';
  readonly call: number;
  readonly name: string;
  readonly input: unknown;
}

export type PageToWorkerMessage = WorkerStart | WorkerCall;

export type WorkerToPageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'told'; readonly call: number; readonly value: unknown }
  /** `problem` is null when the work ended well. */
  | { readonly type: 'ended'; readonly call: number; readonly problem: string | null };
