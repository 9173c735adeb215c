/** What the intermediary needs from the composition root. */
import type { Request, Response } from 'express';
import type { Clock, LabCaller } from '../labs/lab.ts';

/** A connection that the intermediary dialled: whose it is, and on which connection the first hop came. */
export interface Dial {
  readonly session: string;
  readonly run: number;
  /** Number of the first hop's tapped connection. */
  readonly hopOf: number;
}

export interface IntermediaryOptions {
  readonly clock: Clock;
  /** Our own upstream listener, asked at each dial (its port is known only after it listens). */
  upstream(): { readonly host: string; readonly port: number };
  /** Null when the request names no living session: then it is passed on, and the labs answer 404. */
  callerOf(request: Request): LabCaller | null;
  /**
   * Called when the connection is made and before its first byte is written. The function that it returns is
   * called when the connection is gone.
   */
  registerDial(localPort: number, dial: Dial): () => void;
  /** As in `LabContext`: cuts the first hop, the wire shows `reason`. */
  cut(response: Response, how: 'fin' | 'rst', reason: string): void;
}
