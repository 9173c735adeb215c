/** What a page is told on a WebSocket when a call with Bob cannot go on. */
import { PeerError } from './lab-peer.ts';

export interface PeerFailure {
  /** Stable. */
  readonly code: string;
  /** Names the remedy. */
  readonly detail: string;
}

/** Of a `PeerError` what it says; all else is ours, and goes to the terminal. */
export function failureOf(error: unknown): PeerFailure {
  if (error instanceof PeerError) return { code: error.code, detail: error.message };
  console.error('wireside: a call failed:', error);
  return {
    code: 'internal-error',
    detail:
      'The lab server failed at this call; its terminal says more. Call again, and please report it.',
  };
}
