/** What the intermediary needs from the composition root. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock, LabCaller } from '../labs/lab.ts';
import type { UpstreamDialer } from '../tap/dial-upstream.ts';

export interface IntermediaryOptions extends UpstreamDialer {
  readonly clock: Clock;
  /** Null when the request names no living session: then it is passed on, and the labs answer 404. */
  callerOf(request: IncomingMessage): LabCaller | null;
  /** As in `LabContext`: cuts the first hop, the wire shows `reason`. */
  cut(response: ServerResponse, how: 'fin' | 'rst', reason: string): void;
}
