/** Lets requests pass that prove a password; the nonces are of one connection, and do not last (RFC 2617 section 3.2.1). */
import type { Clock } from '../lab.ts';
import {
  type Credentials,
  digestChallenge,
  provesPassword,
  readAuthorization,
} from './digest-authentication.ts';
import type { RtspRequest } from './request-reader.ts';
import { refusal, type RtspResponse } from './response.ts';
import { readRtspUrl } from './rtsp-url.ts';

const nonceLifetimeMs = 5 * 60 * 1000;

export interface DigestGuardOptions {
  readonly clock: Pick<Clock, 'wallMs'>;
  /** A new unpredictable nonce. */
  readonly nonce: () => string;
}

export class DigestGuard {
  readonly #options: DigestGuardOptions;
  #current: { readonly nonce: string; readonly madeAtMs: number } | null = null;

  constructor(options: DigestGuardOptions) {
    this.#options = options;
  }

  /** `null` where the request may pass; else a 401 with a challenge (RFC 2326 section 11.3.1). */
  objection(request: RtspRequest, credentials: Credentials): RtspResponse | null {
    const answer = readAuthorization(request.fields.get('authorization') ?? '');
    const proved =
      answer !== null &&
      isFor(answer.uri, request.uri) &&
      provesPassword(answer, request.method, credentials);
    if (answer !== null && proved && answer.nonce === this.#fresh()?.nonce) return null;
    const challenge = digestChallenge(credentials.realm, this.#newNonce(), proved);
    const text = proved ? 'The nonce is too old: answer the new one.' : whatToDo;
    return refusal(401, text, [['WWW-Authenticate', challenge]]);
  }

  #fresh(): { readonly nonce: string } | null {
    const { clock } = this.#options;
    const madeAtMs = this.#current?.madeAtMs ?? Number.NEGATIVE_INFINITY;
    return clock.wallMs() - madeAtMs > nonceLifetimeMs ? null : this.#current;
  }

  #newNonce(): string {
    const { clock, nonce } = this.#options;
    this.#current = { nonce: nonce(), madeAtMs: clock.wallMs() };
    return this.#current.nonce;
  }
}

/**
 * RFC 2617 section 3.2.2.5: both must name one resource. Clients answer for the whole presentation when they ask for one
 * of its streams.
 */
function isFor(digestUri: string, requestUri: string): boolean {
  if (digestUri === requestUri) return true;
  const path = readRtspUrl(digestUri)?.path;
  return path !== undefined && path === readRtspUrl(requestUri)?.path;
}

const whatToDo = 'This stream wants a user name and a password: answer the challenge with Digest.';
