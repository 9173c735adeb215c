/**
 * Bob's UDP sockets. The library makes them; here each is bound to the address that its candidate names, lets no datagram
 * pass from or to an address that is not allowed, and tells all that it lets pass.
 *
 * `UdpTransport` is not documented as a place to hook in: the version of werift is exact, and `udp-sockets.test.ts`
 * fails when it works no longer.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { RemoteInfo, Socket } from 'node:dgram';
import { isIP } from 'node:net';
import type { Direction, Endpoint } from '../../wire/record.ts';
import type { Werift } from './werift.ts';

/** What the sockets of one call have to ask and tell. */
export interface SocketOwner {
  /** The address to bind next; null when the call has all its sockets. */
  nextAddress(): string | null;
  /** Whether the datagram may pass; it is told by this. */
  admits(direction: Direction, payload: Uint8Array, local: Endpoint, remote: Endpoint): boolean;
  /** What was received has been dealt with. */
  received(): void;
}

const owners = new AsyncLocalStorage<SocketOwner>();
const hooked = new WeakSet<Werift>();

/** Sockets that the library makes within `work`, or later because of it, are those of `owner`. */
export function withSocketsOf<Result>(
  werift: Werift,
  owner: SocketOwner,
  work: () => Result,
): Result {
  hook(werift);
  return owners.run(owner, work);
}

function hook(werift: Werift): void {
  if (hooked.has(werift)) return;
  hooked.add(werift);
  const { UdpTransport } = werift;
  const init = UdpTransport.init.bind(UdpTransport);
  UdpTransport.init = async (type, options) => {
    const owner = owners.getStore();
    if (owner === undefined) return init(type, options);
    const address = type === 'udp4' ? owner.nextAddress() : null;
    if (address === null) throw new Error('the call has all its sockets');
    const transport = await bind(werift, { ...options, interfaceAddresses: { udp4: address } });
    guard(transport.socket, owner);
    return transport;
  };
}

type Transport = Awaited<ReturnType<Werift['UdpTransport']['init']>>;
type TransportOptions = Parameters<Werift['UdpTransport']['init']>[1];

/** What the types of the library hide. */
interface Hidden {
  readonly UdpTransport: new (type: 'udp4', options: TransportOptions) => Transport;
}

/**
 * As `UdpTransport.init`, which never settles when its socket cannot be bound, and has nobody listen for the error: that
 * would end the process. The address of an interface can be gone since it was asked for.
 */
async function bind(werift: Werift, options: TransportOptions): Promise<Transport> {
  const { UdpTransport } = werift as unknown as Hidden;
  const transport = new UdpTransport('udp4', options);
  const failed = new Promise<never>((_, reject) => transport.socket.once('error', reject));
  try {
    await Promise.race([(transport as unknown as { init(): Promise<void> }).init(), failed]);
  } catch (error) {
    await transport.close();
    throw error;
  }
  return transport;
}

type MessageListener = (payload: Buffer, from: RemoteInfo) => void;

/** The socket is bound, and no datagram was read on it yet. */
function guard(socket: Socket, owner: SocketOwner): void {
  const { address, port } = socket.address();
  const local = { address, port };
  const [deliver, ...others] = socket.listeners('message') as MessageListener[];
  if (deliver === undefined || others.length > 0) throw new Error('werift reads in another way');
  socket.removeAllListeners('message');
  socket.on('message', (payload: Buffer, from: RemoteInfo) => {
    if (!owner.admits('client-to-server', payload, local, from)) return;
    deliver.call(socket, payload, from);
    owner.received();
  });
  // Without a listener an ICMP error would end the process.
  socket.on('error', () => {});
  const send = socket.send.bind(socket);
  const close = socket.close.bind(socket);
  // Timers of the library may come after the end, and nobody waits for what they send.
  let isOpen = true;
  const guardedClose = (closed?: () => void): Socket => {
    isOpen = false;
    return close(closed);
  };
  const guardedSend = (
    payload: Uint8Array,
    toPort: number,
    to: string,
    sent?: () => void,
  ): void => {
    const remote = { address: to, port: toPort };
    if (isOpen && isIP(to) !== 0 && owner.admits('server-to-client', payload, local, remote))
      send(payload, toPort, to, sent);
    else sent?.();
  };
  Object.defineProperties(socket, { send: { value: guardedSend }, close: { value: guardedClose } });
}
