/** A UDP datagram or a TCP segment on the virtual network, with the addresses that it has at the moment. */
import type { TcpSegment, Transport, TransportAddress } from '../../wire/nat/nat-event.ts';

export interface Packet {
  /** Its number in the run; it keeps it on its whole way. */
  readonly number: number;
  readonly transport: Transport;
  /** Null for UDP. */
  readonly segment: TcpSegment | null;
  readonly source: TransportAddress;
  readonly destination: TransportAddress;
  readonly payload: Uint8Array;
}
