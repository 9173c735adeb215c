/** What all connections of one RTSP server share. */
import type { Clock } from '../lab.ts';
import type { StreamDirectory } from './live-stream.ts';
import type { RtspSession } from './rtsp-session.ts';
import type { UdpPorts } from './udp-ports.ts';
import type { WireWitness } from './wire-witness.ts';

export interface RtspServerParts {
  readonly clock: Clock;
  readonly streams: StreamDirectory;
  readonly witness: WireWitness;
  /** `null` where no pair of ports could be had: then only interleaved transport is offered. */
  readonly udp: UdpPorts | null;
  /** By id. A session can be spoken of on any connection (RFC 2326 section 1.4). */
  readonly sessions: Map<string, RtspSession>;
  /** `byteLength` unpredictable bytes. */
  readonly randomBytes: (byteLength: number) => Uint8Array;
}

/** Sessions of the server at one time; one more gets 453. */
export const maxSessions = 64;

export function randomHex({ randomBytes }: RtspServerParts, byteLength: number): string {
  return Buffer.from(randomBytes(byteLength)).toString('hex');
}

/** 32 random bits. */
export function random32({ randomBytes }: RtspServerParts): number {
  return Buffer.from(randomBytes(4)).readUInt32BE();
}
