/** Clients that hold one M-JPEG stream each. */
import { connect, type Socket } from 'node:net';
import { streamLimits } from '../src/labs/m-jpeg/streams.ts';
import { openClients, type ReceivingClients } from './receiving-clients.ts';
import type { ServerStarted } from './server-message.ts';

const headEnd = '\r\n\r\n';

/** Resolves with the connection when the response's head has come, and nothing after it. */
function open(url: URL): Promise<Socket> {
  const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
  socket.write(`GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`);
  return new Promise((resolve, reject) => {
    let received = '';
    socket.once('error', reject);
    socket.on('data', function receive(bytes: Buffer) {
      received += bytes.toString('latin1');
      const end = received.indexOf(headEnd) + headEnd.length;
      if (end < headEnd.length) return;
      socket.off('data', receive);
      socket.pause();
      if (end < received.length) socket.unshift(Buffer.from(received.slice(end), 'latin1'));
      if (received.startsWith('HTTP/1.1 200 ')) resolve(socket);
      else reject(new Error(`not a stream: ${received}`));
    });
  });
}

/** One stream of each; resolves when all have their heads. */
export async function openMJpegStreams(urls: readonly string[]): Promise<ReceivingClients> {
  const left = [...urls];
  const clients = await openClients(urls.length, () => open(new URL(left.pop() ?? '')));
  for (const socket of clients.sockets) socket.resume();
  return clients;
}

/** So many times a place for a stream: several sessions when one may not have so many. */
export async function runsFor(
  { url, site }: ServerStarted,
  streamCount: number,
): Promise<readonly string[]> {
  if (site === '') return Array.from({ length: streamCount }, () => url);
  const runs = [url];
  while (runs.length * streamLimits.perSession < streamCount) runs.push(await newRun(site));
  return Array.from({ length: streamCount }, (_, index) => runs[index % runs.length] ?? url);
}

async function newRun(site: string): Promise<string> {
  const response = await fetch(`${site}/api/sessions`, { method: 'POST' });
  const { id, labs } = (await response.json()) as { id: string; labs: readonly [string, string] };
  return `${labs[0]}/s/${id}/1`;
}
