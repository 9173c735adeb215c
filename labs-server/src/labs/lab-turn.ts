/** The STUN and TURN server of the lab server, as labs see it. */
import type { IncomingMessage } from 'node:http';

/** As `RTCConfiguration` of the W3C has it. */
export interface IceServer {
  readonly urls: readonly string[];
  readonly username?: string;
  readonly credential?: string;
}

export interface LabTurn {
  /**
   * What the run of the caller gets as `iceServers`: empty where the port was taken. `configured`: the servers of
   * `--ice`, or else our own. `own`: ours. `pretend-nat`: a STUN server that answers with a documentation address.
   * `redirecting`: a TURN server that sends clients to our own.
   */
  iceServers(
    request: IncomingMessage,
    kind: 'configured' | 'own' | 'pretend-nat' | 'redirecting',
  ): readonly IceServer[];
  /** From now on the relays of the caller's run lose so many of the datagrams to peers: 0 to 100, in percent. */
  setLoss(request: IncomingMessage, lossPercent: number): void;
  /** What the caller's session has of our TURN server. */
  status(request: IncomingMessage): TurnStatus;
  /**
   * The UDP port `port` of the caller's machine is the caller's: plain STUN from there is on the wire of `run`,
   * or of its own run for null, from now on. Returns how many datagrams of the last seconds were, too.
   */
  claimPort(request: IncomingMessage, port: number, run: number | null): number;
}

export interface TurnStatus {
  /** Where this server listens; null where the port was taken. */
  readonly stunPort: number | null;
  /** UDP port that pretends a NAT. */
  readonly pretendNatPort: number | null;
  readonly turnsPort: number | null;
  /** When the credentials of the run expire, as RFC 3339. */
  readonly credentialsExpireAt: string;
  readonly allocations: readonly unknown[];
}
