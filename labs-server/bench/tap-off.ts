/** A tap that observes nothing, so that the same labs run without one: what tapping is compared with. */
import type { Duplex } from 'node:stream';
import type { RequestConnection, Tap } from '../src/tap/tap.ts';

export function createTapOff(): Tap {
  const connections = new WeakMap<Duplex, RequestConnection>();
  let number = 0;
  function connect(socket: Duplex): RequestConnection {
    number += 1;
    const connection: RequestConnection = {
      number,
      rawDial: null,
      request: () => 'accepted',
      adopt: () => true,
      ignore: () => {},
      relay: () => {},
      countWebSocket: () => true,
      cut: () => void socket.destroy(),
    };
    connections.set(socket, connection);
    return connection;
  }
  return {
    openFlow: () => null,
    watch: () => ({ opened: () => {}, closed: () => {} }),
    of: (socket) => connections.get(socket) ?? connect(socket),
    connections: 0,
    unattributedConnections: 0,
  };
}
