/** What a lab server says of itself: `GET /api/health`, and the session that a page gets from it. */

/** Answer of `GET /api/health`. URLs are absolute, without a trailing slash. */
export interface Health {
  readonly version: string;
  readonly urls: {
    readonly labs: readonly [string, string];
    readonly runner: string;
    readonly channel: string;
  };
}

/** Answer of `POST /api/sessions`. */
export interface LabSession {
  readonly id: string;
  readonly labs: readonly [string, string];
  readonly channel: string;
  readonly runner: string;
  /** `rtsp://host:port`; null where the lab server has no RTSP. */
  readonly rtsp: string | null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isHealth(value: unknown): value is Health {
  return isObject(value) && typeof value['version'] === 'string' && isObject(value['urls']);
}

function isSession(value: unknown): value is LabSession {
  return isObject(value) && typeof value['id'] === 'string' && Array.isArray(value['labs']);
}

/**
 * Asks the server at `base` (an origin, or '' for the page's own) whether it is a lab server.
 * @returns null when nothing answers, or what answers is not one (a static host's 404)
 */
export async function askHealth(base: string, signal: AbortSignal): Promise<Health | null> {
  try {
    const response = await fetch(`${base}/api/health`, { cache: 'no-store', signal });
    if (!response.ok) return null;
    const body: unknown = await response.json();
    return isHealth(body) ? body : null;
  } catch {
    return null;
  }
}

/** A session, or the sentence that says why there is none. */
export type SessionAnswer =
  { readonly session: LabSession } | { readonly refusal: string; readonly retryAfterMs: number };

/** Asks for a session. A refusal carries the server's own words (RFC 9457 `detail`). */
export async function askSession(base: string): Promise<SessionAnswer> {
  try {
    const response = await fetch(`${base}/api/sessions`, { method: 'POST', cache: 'no-store' });
    const body: unknown = await response.json();
    if (response.ok && isSession(body)) return { session: body };
    const detail = isObject(body) ? (body['detail'] ?? body['title']) : undefined;
    const retryAfterSeconds = Number(response.headers.get('Retry-After') ?? '5');
    return {
      refusal: typeof detail === 'string' ? detail : `The lab server answered ${response.status}.`,
      retryAfterMs: (Number.isFinite(retryAfterSeconds) ? retryAfterSeconds : 5) * 1000,
    };
  } catch {
    return { refusal: 'The lab server does not answer.', retryAfterMs: 1000 };
  }
}
