/** Where the packets of one session go: into the connection of its requests, or to the ports of its peer. */
import type { Pair } from './transport.ts';
import type { UdpPorts } from './udp-ports.ts';
import type { FlowWitness } from './wire-witness.ts';

export interface MediaOutput {
  /** True while so much waits for a slow reader that whole frames are left out. */
  readonly isFull: boolean;
  sendRtp(packet: Uint8Array): void;
  sendRtcp(packet: Uint8Array): void;
}

/** As much of a TCP socket as is needed. */
export interface Writable {
  readonly writableLength: number;
  write(bytes: Uint8Array): unknown;
}

/** Bytes that may wait for a reader before frames are left out: about six frames. */
const maxWaitingBytes = 256 * 1024;

/** RFC 2326 section 10.12: `$`, the channel, the length in two bytes, and the packet. */
export function interleavedOutput(connection: Writable, [rtp, rtcp]: Pair): MediaOutput {
  const send = (channel: number, packet: Uint8Array): void => {
    const header = Buffer.from([0x24, channel, packet.length >> 8, packet.length & 0xff]);
    connection.write(Buffer.concat([header, packet]));
  };
  return {
    get isFull() {
      return connection.writableLength > maxWaitingBytes;
    },
    sendRtp: (packet) => send(rtp, packet),
    sendRtcp: (packet) => send(rtcp, packet),
  };
}

/** What is shown of the datagrams of a session. */
export interface Flows {
  readonly rtp: FlowWitness;
  readonly rtcp: FlowWitness;
}

/** To the address from which the requests come, and to no other: else anybody could be flooded through this server. */
export function udpOutput(
  ports: UdpPorts,
  peerAddress: string,
  [rtpPort, rtcpPort]: Pair,
  flows: Flows | null,
): MediaOutput {
  return {
    isFull: false,
    sendRtp(packet) {
      ports.sendRtp(packet, peerAddress, rtpPort);
      flows?.rtp.tell('server-to-client', packet);
    },
    sendRtcp(packet) {
      ports.sendRtcp(packet, peerAddress, rtcpPort);
      flows?.rtcp.tell('server-to-client', packet);
    },
  };
}
