/** What the page of a session is told of who plays and publishes at its addresses. */
import type { MediaCounts, RtspSession } from './rtsp-session.ts';
import type { SessionState } from './session-state.ts';
import type { Mode } from './transport.ts';

export interface RtspSessionStatus extends MediaCounts {
  /** The run that the URL names. */
  readonly run: number;
  /** What plays or is published: `camera`. */
  readonly name: string;
  readonly mode: Mode;
  readonly state: SessionState;
  readonly transport: 'interleaved' | 'udp';
  /** What the client calls itself, at most 80 characters; `null` where it does not say. */
  readonly userAgent: string | null;
}

/** A client may call itself as it likes, but not at any length. */
const maxUserAgentLength = 80;

/** The RTSP sessions whose URL names the lab session `owner`, in the order of their SETUP. */
export function statusOfSessions(
  sessions: Iterable<RtspSession>,
  owner: string,
): readonly RtspSessionStatus[] {
  return [...sessions].flatMap((session) =>
    session.owner?.session === owner ? statusOf(session, session.owner.run) : [],
  );
}

/** Without its id: who knows that can end it. */
function statusOf(session: RtspSession, run: number): RtspSessionStatus {
  const { path, mode, state, isInterleaved, userAgent, media } = session;
  return {
    run,
    name: path.slice(path.lastIndexOf('/') + 1),
    mode,
    state,
    transport: isInterleaved ? 'interleaved' : 'udp',
    userAgent: userAgent?.slice(0, maxUserAgentLength) ?? null,
    ...media,
  };
}
