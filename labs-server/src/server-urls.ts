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
  /** `ws://.../api/channel`. */
  readonly channel: string;
  /** `rtsp://...`, without a slash at the end; null where the lab server has no RTSP. */
  readonly rtsp: string | null;
  /** `stun:host:port`, the port of TURN too; null where the lab server has no STUN. */
  readonly stun: string | null;
  /** As `stun`, and answers as if a NAT were before the client. */
  readonly pretendNatStun: string | null;
}

export const channelPath = '/api/channel';

/** `hostname` as in an authority: an IPv6 address in brackets. */
export function serverUrls(hostname: string, ports: Ports): ServerUrls {
  const stunAt = (port: number | null) => (port === null ? null : stunUri(hostname, port));
  return {
    site: `http://${hostname}:${ports.site}`,
    labs: [`http://${hostname}:${ports.labA}`, `http://${hostname}:${ports.labB}`],
    runner: `http://${hostname}:${ports.runner}`,
    channel: `ws://${hostname}:${ports.site}${channelPath}`,
    rtsp: ports.rtsp === null ? null : `rtsp://${hostname}:${ports.rtsp}`,
    stun: stunAt(ports.stun?.stun ?? null),
    pretendNatStun: stunAt(ports.stun?.pretendNat ?? null),
  };
}
