/** Where the listeners are, told under the name by which a request came. */

import { type StunPorts, stunUri } from './turn-host/ice-servers.ts';

/** Ports that are in use, after listening. */
export interface Ports {
  readonly site: number;
  readonly labA: number;
  readonly labB: number;
  readonly runner: number;
  /** Null where another program has the port. */
  readonly rtsp: number | null;
  /** Null where another program has the port. */
  readonly stun: StunPorts | null;
}

export interface ServerUrls {
  /** Origins, without a slash at the end. */
  readonly site: string;
  readonly labs: readonly [string, string];
  readonly runner: string;
  /** `ws://.../api/channel`; with TLS `wss://...`. */
  readonly channel: string;
  /** `rtsp://...`, without a slash at the end; null where the lab server has no RTSP. */
  readonly rtsp: string | null;
  /** `stun:host:port`, the port of TURN too; null where the lab server has no STUN. */
  readonly stun: string | null;
  /** As `stun`, and answers as if a NAT were before the client. */
  readonly pretendNatStun: string | null;
}

export const channelPath = '/api/channel';

/** `hostname` as in an authority: an IPv6 address in brackets. `secure`: the listeners speak TLS. */
export function serverUrls(hostname: string, ports: Ports, secure = false): ServerUrls {
  const origin = (port: number): string => `${secure ? 'https' : 'http'}://${hostname}:${port}`;
  const stunAt = (port: number | null) => (port === null ? null : stunUri(hostname, port));
  return {
    site: origin(ports.site),
    labs: [origin(ports.labA), origin(ports.labB)],
    runner: origin(ports.runner),
    channel: `${secure ? 'wss' : 'ws'}://${hostname}:${ports.site}${channelPath}`,
    rtsp: ports.rtsp === null ? null : `rtsp://${hostname}:${ports.rtsp}`,
    stun: stunAt(ports.stun?.stun ?? null),
    pretendNatStun: stunAt(ports.stun?.pretendNat ?? null),
  };
}
