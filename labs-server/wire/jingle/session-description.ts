/** What SDP and Jingle both say of a session: the middle between the two texts. */

export interface PayloadType {
  readonly id: string;
  readonly name: string;
  readonly clockRate: string;
  /** Null for one. */
  readonly channels: string | null;
  /** `a=fmtp`; a parameter without `=` has an empty name. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
  /** `a=rtcp-fb`: `nack`, `nack pli`. */
  readonly feedback: readonly string[];
}

export interface HeaderExtension {
  readonly id: string;
  readonly uri: string;
}

/** One `a=ssrc`. */
export interface RtpSource {
  readonly ssrc: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

/** RFC 8839 section 5.1. */
export interface IceCandidate {
  readonly foundation: string;
  readonly component: string;
  readonly protocol: string;
  readonly priority: string;
  readonly ip: string;
  readonly port: string;
  readonly type: string;
  readonly relatedAddress: string | null;
  readonly relatedPort: string | null;
  readonly tcpType: string | null;
}

export interface Transport {
  readonly ufrag: string;
  readonly pwd: string;
  /** Null in what only brings candidates. */
  readonly fingerprint: {
    readonly hash: string;
    readonly value: string;
    readonly setup: string;
  } | null;
  readonly candidates: readonly IceCandidate[];
}

export interface RtpContent {
  readonly payloadTypes: readonly PayloadType[];
  readonly headerExtensions: readonly HeaderExtension[];
  readonly sources: readonly RtpSource[];
  readonly rtcpMux: boolean;
}

export type Direction = 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive';

/** One m= section, or one content. */
export interface SessionContent {
  /** `a=mid`, the content's name. */
  readonly name: string;
  readonly media: string;
  /** As the sender of the description sees it. */
  readonly direction: Direction;
  /** Null for a data channel. */
  readonly rtp: RtpContent | null;
  /** Port of SCTP; null for RTP. */
  readonly sctpPort: string | null;
  /** `a=max-message-size`; null where it is not told, which means 64 K (RFC 8841 section 6). */
  readonly maxMessageSize: string | null;
  readonly transport: Transport;
}

export interface SessionDescription {
  readonly contents: readonly SessionContent[];
  /** Names that share one transport (BUNDLE); empty for none. */
  readonly bundle: readonly string[];
}
