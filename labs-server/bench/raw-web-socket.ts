/** WebSockets of the load process: the bytes of the protocol, without a library that would cost it time. */
import { connect, type Socket } from 'node:net';

/** Resolves with the connection when the handshake is answered. @throws unless it is a 101 */
export function openRawWebSocket(url: string): Promise<Socket> {
  const { host, hostname, port, pathname, search } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  socket.write(
    `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
  );
  return new Promise((resolve, reject) => {
    let received = '';
    socket.once('error', reject);
    socket.on('data', function receive(bytes: Buffer) {
      received += bytes.toString('latin1');
      if (!received.endsWith('\r\n\r\n')) return;
      socket.off('data', receive);
      if (received.startsWith('HTTP/1.1 101 ')) resolve(socket);
      else reject(new Error(`not upgraded: ${received}`));
    });
  });
}

/** A text frame of a client (RFC 6455 section 5.2), with a masking key of our own. */
export function maskedTextFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length > 125) throw new RangeError('only short frames are made here');
  const key = [0x37, 0xfa, 0x21, 0x3d];
  const masked = payload.map((byte, index) => byte ^ (key[index % 4] ?? 0));
  return Buffer.from([0x81, 0x80 | payload.length, ...key, ...masked]);
}

/** How many bytes a server needs for a message of so many: its frames are not masked. */
export function frameBytesOf(payloadBytes: number): number {
  return payloadBytes + (payloadBytes < 126 ? 2 : 4);
}
