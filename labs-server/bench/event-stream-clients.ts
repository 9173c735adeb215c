/** Clients that hold one event stream each. */
import { connect, type Socket } from 'node:net';
import { openClients, type ReceivingClients } from './receiving-clients.ts';

/** The comment with which every stream begins, as a chunk. */
const firstChunk = '3\r\n:\n\n\r\n';

function open(url: URL): Promise<Socket> {
  const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
  socket.write(`GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`);
  return new Promise((resolve, reject) => {
    let received = '';
    socket.once('error', reject);
    socket.on('data', function receive(bytes: Buffer) {
      received += bytes.toString('latin1');
      // Events that were published before may come with it.
      if (!received.includes(firstChunk)) return;
      socket.off('data', receive);
      if (received.startsWith('HTTP/1.1 200 ')) resolve(socket);
      else reject(new Error(`not a stream: ${received}`));
    });
  });
}

/** Opens `count` streams of `url`; resolves when each has had its head and first comment. */
export function openEventStreams(url: string, count: number): Promise<ReceivingClients> {
  return openClients(count, () => open(new URL(url)));
}
