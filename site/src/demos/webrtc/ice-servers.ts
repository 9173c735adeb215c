/** The ICE servers of the page's session: our own STUN and TURN, when the lab server has them. */
import type { LabSession } from '../../lab/health.ts';

/** Never another host's: a call of the lesson asks nobody else for its address. */
export function iceServersOf(session: LabSession | null): RTCIceServer[] {
  const servers: unknown =
    session !== null && 'iceServers' in session ? session.iceServers : undefined;
  return Array.isArray(servers) ? (servers as RTCIceServer[]) : [];
}
