/** The states of an RTSP session at the server (RFC 2326 appendix A.2). */

export type SessionState = 'Init' | 'Ready' | 'Playing' | 'Recording';

/** The methods that change a session's state; all others leave it. */
export type StateMethod = 'SETUP' | 'PLAY' | 'PAUSE' | 'RECORD' | 'TEARDOWN';

/**
 * Appendix A.2: "The server can assume one of four states". A method that is not listed for a state gets 455. A session
 * is set up for playing or for recording, and is not told to do the other.
 */
const transitions: Readonly<
  Record<SessionState, Readonly<Partial<Record<StateMethod, SessionState>>>>
> = {
  Init: { SETUP: 'Ready', TEARDOWN: 'Init' },
  Ready: { SETUP: 'Ready', PLAY: 'Playing', RECORD: 'Recording', TEARDOWN: 'Init' },
  Playing: { PLAY: 'Playing', PAUSE: 'Ready', TEARDOWN: 'Init' },
  Recording: { RECORD: 'Recording', PAUSE: 'Ready', TEARDOWN: 'Init' },
};

/** `null` where the method is not valid in this state: 455 (RFC 2326 section 11.3.6). */
export function nextState(state: SessionState, method: StateMethod): SessionState | null {
  return transitions[state][method] ?? null;
}

/** What Allow lists in the answer to a method that is not valid. */
export function methodsIn(state: SessionState): readonly string[] {
  return Object.keys(transitions[state]);
}
