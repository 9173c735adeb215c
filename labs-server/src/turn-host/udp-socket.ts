/** A UDP socket, bound to one address. */
import { createSocket, type Socket } from 'node:dgram';

/** Addresses are given as they are: nothing is looked up. */
function lookup(
  address: string,
  _options: unknown,
  callback: (error: null, address: string, family: number) => void,
): void {
  callback(null, address, address.includes(':') ? 6 : 4);
}

/** Bytes that the kernel may hold for a reader that is late: a burst of video must not be lost. */
const bufferBytes = 512 * 1024;

/** Rejects with the system's error. */
export function bindUdp(address: string, port: number): Promise<Socket> {
  const isIpv6 = address.includes(':');
  const type = isIpv6 ? 'udp6' : 'udp4';
  const socket = createSocket({ type, ipv6Only: isIpv6, lookup, recvBufferSize: bufferBytes });
  return new Promise((resolve, reject) => {
    socket.once('error', (error) => {
      socket.close();
      reject(error);
    });
    socket.bind({ address, port, exclusive: true }, () => {
      socket.removeAllListeners('error');
      // What cannot be sent is told by `send`; a socket has no other errors that anybody could act on.
      socket.on('error', () => {});
      resolve(socket);
    });
  });
}

export function closeUdp(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.close(() => resolve()));
}
