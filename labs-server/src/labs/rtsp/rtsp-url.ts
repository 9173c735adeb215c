/** RTSP URLs (RFC 2326 section 3.2): a presentation's path, and after it the control part of one of its streams. */

export interface RtspTarget {
  /** Begins with a slash; without the control part and without a slash at the end. */
  readonly path: string;
  /** `trackID=0`; `null` for the presentation as a whole. */
  readonly control: string | null;
}

/** What servers and publishers call a single stream: `trackID=0`, `streamid=0` (FFmpeg), `stream=0` (GStreamer). */
const controlPart = /^(?:track(?:ID)?|stream(?:id)?)=?\d+$/i;

/** `null` where it is no rtsp: URL. */
export function readRtspUrl(uri: string): RtspTarget | null {
  const url = URL.parse(uri);
  if (url === null || url.protocol !== 'rtsp:') return null;
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  const last = segments.at(-1) ?? '';
  const control = controlPart.test(last) ? last : null;
  const own = control === null ? segments : segments.slice(0, -1);
  return { path: `/${own.join('/')}`, control };
}

/** `uri` with a slash at its end: the base against which the control parts of a description are read. */
export function contentBase(uri: string): string {
  return uri.endsWith('/') ? uri : `${uri}/`;
}
