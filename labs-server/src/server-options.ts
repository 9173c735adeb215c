/** Everything that can be chosen about a server; nothing must be. */
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSystemClock } from './clock/system-clock.ts';
import type { Clock } from './labs/lab.ts';
import type { HttpLimits } from './listener/http-limits.ts';
import { defaultHttpLimits } from './listener/http-limits.ts';
import type { TlsIdentity } from './listener/tls-identity.ts';
import type { SessionLimits } from './sessions/session-limits.ts';
import { defaultSessionLimits } from './sessions/session-limits.ts';
import type { OutsideIce } from './turn-host/ice-servers.ts';
import {
  defaultTurnLimits,
  type TurnLimits,
  type TurnServerOptions,
} from './turn-server/turn-server-options.ts';

export interface ServerOptions {
  /** Port of the site; lab A, lab B and the runner take the next three. 0 takes four free ones. Default 4600. */
  readonly port?: number;
  /** Port of RTSP; 0 takes a free one. Default 8554, or a free one when `port` is 0. */
  readonly rtspPort?: number;
  /** Port of STUN and TURN over UDP and TCP; 0 takes a free one. Default 3478, or a free one when `port` is 0. */
  readonly stunPort?: number;
  /** A TURN server elsewhere that pages are to use instead of our own, with its shared secret. Default: none. */
  readonly ice?: OutsideIce;
  /** Of our TURN server. */
  readonly turn?: Partial<TurnOptions>;
  /** Address to bind; the default is the loopback (127.0.0.1, and ::1 where there is one). */
  readonly host?: string;
  /** Origins of sites hosted elsewhere that may use this server, such as `https://course.example`. */
  readonly siteOrigins?: readonly string[];
  /** Host names, besides the loopback's, by which this server may be asked. */
  readonly allowHosts?: readonly string[];
  /** The built site. */
  readonly siteDirectory?: string;
  /** The exercises' folders, with their checks. */
  readonly exercisesDirectory?: string;
  /** The operator's camera, as ffmpeg names it: `/dev/video0`, `rtsp://...`, a file. Default: none. */
  readonly camera?: string;
  /** With it the site, the labs and the runner speak HTTPS, and TURN is offered over TLS too. Default: none. */
  readonly tls?: TlsIdentity | null;
  readonly clock?: Clock;
  /** A random number in [0, 1). */
  readonly random?: () => number;
  /** `byteLength` unpredictable bytes. */
  readonly randomBytes?: (byteLength: number) => Uint8Array;
  readonly sessionLimits?: Partial<SessionLimits>;
  readonly httpLimits?: Partial<HttpLimits>;
  readonly maxSessions?: number;
  /** Memory of all sessions' logs together, in bytes. */
  readonly logPoolBytes?: number;
}

export interface TurnOptions {
  /** `rfc5766` has channel numbers up to 0x7FFF, for older clients. */
  readonly channelRange: 'rfc8656' | 'rfc5766';
  readonly limits: TurnLimits;
  /** To which other TURN server clients are sent (RFC 8489 section 10); by default they are served here. */
  readonly alternateOf?: TurnServerOptions['alternateOf'];
}

/** The options with every default filled in. */
export interface FullServerOptions {
  readonly port: number;
  readonly rtspPort: number;
  readonly stunPort: number;
  readonly ice: OutsideIce | null;
  readonly turn: TurnOptions;
  readonly addresses: readonly string[];
  readonly siteOrigins: readonly string[];
  readonly hostnames: readonly string[];
  readonly siteDirectory: string;
  readonly exercisesDirectory: string;
  readonly camera: string | null;
  readonly tls: TlsIdentity | null;
  readonly clock: Clock;
  readonly random: () => number;
  readonly randomBytes: (byteLength: number) => Uint8Array;
  readonly sessionLimits: SessionLimits;
  readonly httpLimits: HttpLimits;
  readonly maxSessions: number;
  readonly logPoolBytes: number;
}

export const defaultPort = 4600;
/** RFC 2326 section 3.2 has 554, which only the superuser may bind. */
export const defaultRtspPort = 8554;
/** RFC 8656 section 4.1. */
export const defaultStunPort = 3478;
const loopbackAddresses = ['127.0.0.1', '::1'];
const anyAddress = new Set(['0.0.0.0', '::']);

export function fillServerOptions(options: ServerOptions): FullServerOptions {
  const { host, allowHosts = [] } = options;
  const hostnames = host === undefined || anyAddress.has(host) ? allowHosts : [host, ...allowHosts];
  return {
    port: options.port ?? defaultPort,
    rtspPort: options.rtspPort ?? (options.port === 0 ? 0 : defaultRtspPort),
    stunPort: options.stunPort ?? (options.port === 0 ? 0 : defaultStunPort),
    ice: options.ice ?? null,
    turn: { channelRange: 'rfc8656', limits: defaultTurnLimits, ...options.turn },
    addresses: host === undefined ? loopbackAddresses : [host],
    siteOrigins: options.siteOrigins ?? [],
    hostnames,
    siteDirectory: resolve(options.siteDirectory ?? besideServer('../../site/dist')),
    exercisesDirectory: resolve(
      options.exercisesDirectory ?? besideServer('../../content/exercises'),
    ),
    camera: options.camera ?? null,
    tls: options.tls ?? null,
    clock: options.clock ?? createSystemClock(),
    random: options.random ?? Math.random,
    randomBytes: options.randomBytes ?? randomBytes,
    sessionLimits: { ...defaultSessionLimits, ...options.sessionLimits },
    httpLimits: { ...defaultHttpLimits, ...options.httpLimits },
    maxSessions: options.maxSessions ?? 1000,
    logPoolBytes: options.logPoolBytes ?? 64 * 1024 * 1024,
  };
}

function besideServer(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url));
}
