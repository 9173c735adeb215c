/** The 5-tuple: which client speaks to which of our ports over which transport. RFC 8656 section 3.2. */
import type { TransportAddress } from '../../wire/stun/transport-address.ts';
import type { TurnFraming } from '../../wire/turn/framing.ts';

/** Between client and server; between server and peer it is always UDP. */
export type ClientTransport = 'udp' | 'tcp' | 'tls';

export class FiveTuple {
  readonly transport: ClientTransport;
  readonly client: TransportAddress;
  readonly server: TransportAddress;
  /** The same text for the same 5-tuple. */
  readonly key: string;

  constructor(transport: ClientTransport, client: TransportAddress, server: TransportAddress) {
    this.transport = transport;
    this.client = client;
    this.server = server;
    this.key = `${transport} ${client.address} ${client.port} ${server.address} ${server.port}`;
  }

  get framing(): TurnFraming {
    return this.transport === 'udp' ? 'datagram' : 'stream';
  }
}
