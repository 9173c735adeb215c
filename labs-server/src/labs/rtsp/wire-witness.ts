/** Who shows on the wire what crosses the sockets of this server: told by whoever puts the server together. */
import type { Socket } from 'node:net';
import type { CloseCause, Direction, Endpoint } from '../../../wire/record.ts';
import type { PlaceOwner } from './live-stream.ts';

/** Datagrams between a port of ours and one of the peer's. */
export interface FlowWitness {
  /** `payload` is copied. */
  tell(direction: Direction, payload: Uint8Array): void;
  close(cause: CloseCause, reason: string): void;
}

export interface WireWitness {
  /** All bytes of the connection are the owner's from now on; false where it may have no more connections. */
  claim(socket: Socket, owner: PlaceOwner): boolean;
  /** Nobody follows the connection, as long as nobody claims it. */
  ignore(socket: Socket): void;
  /** `null` where the owner may have no more connections. */
  openFlow(owner: PlaceOwner, local: Endpoint, remote: Endpoint): FlowWitness | null;
  /** Calls `callback` once when the owner's session ends, unless the returned function is called before. */
  whenSessionEnds(owner: PlaceOwner, callback: () => void): () => void;
}
