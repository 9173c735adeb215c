/**
 * The contract of a cell's run: host page <-> runner frame <-> cell (a Worker of the frame, or the frame itself).
 *
 * 1. The frame posts `runner-ready` to its parent; the host answers `connect` with a MessagePort, the control port.
 * 2. `run` on the control port carries one more port, the cell's own: the host and the Worker then speak directly,
 *    so nothing that a cell does can delay the frame.
 */
import type { DocumentReport } from '../lab/documents/document-report.ts';
import type { ConsoleValue, ErrorPosition } from './console-value.ts';

/** Grows whenever a message changes its meaning; host and frame of different builds do not talk. */
export const cellProtocol = 2;

/** Where a cell runs: in a Worker, or in the runner's document (WebRTC, postMessage, images). */
export type CellPlace = 'worker' | 'dom';

export type LogLevel = 'log' | 'info' | 'warn' | 'error' | 'debug';

/** A value that `lab.url` and `lab.parameters` accept. */
export type LabParameter = string | number | boolean;

/** What `lab` needs to know; the same for every cell of a run. */
export interface LabSetting {
  /** Base URLs of lab A and lab B; null without a lab server. */
  readonly labs: readonly [string, string] | null;
  readonly session: string | null;
  readonly run: number;
  /** The intermediary of the bench's switch; `direct` adds nothing to the URL. */
  readonly via: string;
  /** `serverUs = pageMs * 1000 + clockOffsetUs`, where pageMs is the page's `performance.now()`; null if not aligned. */
  readonly clockOffsetUs: number | null;
  /** Values of the bench's controls, given to the cell as `lab.parameters`. */
  readonly parameters: Readonly<Record<string, LabParameter>>;
}

/** JavaScript to run, and what it is run with. */
export interface CellRequest {
  readonly script: string;
  /** Name in stack traces, `client.ts`. */
  readonly fileName: string;
  readonly place: CellPlace;
  readonly setting: LabSetting;
  readonly colorScheme: 'light' | 'dark';
  /** The host page's `performance.timeOrigin`, and `performance.now()` when the message was sent. */
  readonly hostTimeOriginMs: number;
  readonly hostNowMs: number;
}

export interface ReadyMessage {
  readonly type: 'runner-ready';
  readonly protocol: number;
}

/** Its port is transferred with it. */
export interface ConnectMessage {
  readonly type: 'connect';
  readonly protocol: number;
}

export type HostToFrameMessage =
  /** Runs a cell; `port` is the cell's own, transferred with the message. */
  | { readonly type: 'run'; readonly request: CellRequest; readonly port: MessagePort }
  /** Aborts `lab.signal`, gives `lab.onStop` functions `graceMs`, then ends the Worker. */
  | { readonly type: 'stop'; readonly graceMs: number }
  /** Asks for the place of a syntax error that only the browser found. Never runs the script. */
  | { readonly type: 'locate'; readonly script: string };

export type FrameToHostMessage =
  /** `libraries`: by the name that a cell imports, the path of its module in the runner's build. */
  | { readonly type: 'connected'; readonly libraries: Readonly<Record<string, string>> }
  | { readonly type: 'stopped' }
  | { readonly type: 'located'; readonly position: ErrorPosition | null }
  /** The Worker could not be started, or ended by itself. */
  | { readonly type: 'crashed'; readonly detail: string };

export type HostToCellMessage =
  | { readonly type: 'ping'; readonly id: number }
  | { readonly type: 'stop' }
  /** Calls an exported function of the cell. The answer is `returned` with the same id. */
  | {
      readonly type: 'call';
      readonly id: number;
      readonly exportName: string;
      readonly values: readonly unknown[];
    };

/** A failure in the words of the browser, with its place in the student's code where it is known. */
export interface CellFailure {
  readonly name: string;
  readonly message: string;
  readonly position: ErrorPosition | null;
  /** `load`: the script did not parse or a module was missing; nothing ran. */
  readonly phase: 'load' | 'run';
  readonly value: ConsoleValue;
}

/** `atMs` is the page's `performance.now()`, so that lines and wire share one time line. */
export type CellToHostMessage =
  | { readonly type: 'started'; readonly atMs: number }
  | {
      readonly type: 'line';
      readonly atMs: number;
      readonly level: LogLevel;
      readonly values: readonly ConsoleValue[];
    }
  /** `fatal`: the script did not come to its end. What it had started before may go on. */
  | {
      readonly type: 'error';
      readonly atMs: number;
      readonly failure: CellFailure;
      readonly fatal: boolean;
    }
  /** More lines than the console takes: `count` of them were not sent since the last such message. */
  | { readonly type: 'left-out'; readonly atMs: number; readonly count: number }
  | { readonly type: 'clear' }
  /** A `dom` cell got a message, or posted one to a port or a channel; told as the documents of the labs tell it. */
  | { readonly type: 'reported'; readonly report: DocumentReport }
  /** The module ran to its end (top-level await included). Timers and streams may go on. */
  | { readonly type: 'done'; readonly atMs: number; readonly exports: readonly string[] }
  /** Nothing that the cell started is known to be open or waiting any more. */
  | { readonly type: 'finished'; readonly atMs: number }
  /** What a `dom` cell shows is this high, in CSS pixels. */
  | { readonly type: 'height'; readonly heightPx: number }
  /** Answers a ping: the cell's thread is not blocked. */
  | { readonly type: 'heartbeat'; readonly id: number }
  | {
      readonly type: 'returned';
      readonly id: number;
      readonly result: { readonly value: unknown } | { readonly failure: CellFailure };
    };
