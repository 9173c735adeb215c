/** Who plays and publishes by RTSP at the addresses of a session: `GET /api/sessions/<id>/rtsp`. */

export interface RtspClientState {
  readonly run: number;
  /** `camera` */
  readonly name: string;
  readonly mode: 'PLAY' | 'RECORD';
  /** RFC 2326 appendix A.2. */
  readonly state: string;
  readonly transport: 'interleaved' | 'udp';
  /** What the program calls itself; null where it does not say. */
  readonly userAgent: string | null;
  /** RTP packets since SETUP. */
  readonly packets: number;
  readonly frames: number;
  /** Left out for a slow player, or incomplete where somebody publishes. */
  readonly droppedFrames: number;
}

/** Null where the server does not answer, or not with a list. */
export async function askRtspClients(
  labBase: string,
  session: string,
  signal: AbortSignal,
): Promise<readonly RtspClientState[] | null> {
  try {
    const url = `${labBase}/api/sessions/${session}/rtsp`;
    const response = await fetch(url, { cache: 'no-store', signal });
    return response.ok ? readRtspClients(await response.json()) : null;
  } catch {
    return null;
  }
}

/** Null where it is no list of RTSP sessions. */
export function readRtspClients(body: unknown): readonly RtspClientState[] | null {
  if (typeof body !== 'object' || body === null || !('sessions' in body)) return null;
  const { sessions } = body;
  return Array.isArray(sessions) && sessions.every(isClient) ? sessions : null;
}

function isClient(value: unknown): value is RtspClientState {
  if (typeof value !== 'object' || value === null) return false;
  const { name, state, packets, frames, droppedFrames, run } = value as Partial<
    Record<string, unknown>
  >;
  const texts = [name, state].every((text) => typeof text === 'string');
  return texts && [packets, frames, droppedFrames, run].every(Number.isSafeInteger);
}
