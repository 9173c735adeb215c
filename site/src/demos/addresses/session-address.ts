/** Where programs outside of the page reach the cameras: below the addresses of this page's session. */
import type { LabSession } from '../../lab/health.ts';

export interface SessionAddress {
  /** Below it are the mechanisms: `http://127.0.0.1:4601/s/<session>/<run>`. */
  readonly http: string;
  /** Below it are the streams by name, `rtsp://127.0.0.1:8554/s/<session>/<run>/rtsp`; null where there is no RTSP. */
  readonly rtsp: string | null;
  /** False for the general form, with words where a session's id would be. */
  readonly isReal: boolean;
}

/**
 * The addresses of one run of a session, on whose wire it is seen what programs do there.
 * @param session null where no lab server answers: then the general form, with the default ports
 */
export function addressOf(session: LabSession | null, run: number): SessionAddress {
  if (session === null) {
    const place = 's/<session>/<run>';
    const rtsp = `rtsp://127.0.0.1:8554/${place}/rtsp`;
    return { http: `http://127.0.0.1:4601/${place}`, rtsp, isReal: false };
  }
  const { id, labs, rtsp } = session;
  const place = `s/${id}/${run}`;
  return {
    http: `${labs[0]}/${place}`,
    rtsp: rtsp === null ? null : `${rtsp}/${place}/rtsp`,
    isReal: true,
  };
}
