/** An offer by POST of somebody who does not wait for the answer. */
import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import express from 'express';
import type { LabContext } from '../lab.ts';
import type { LabPeer } from '../lab-peer.ts';
import { answerOffer } from './offer.ts';

test('a caller who is gone before the answer is ready leaves no call behind', async (context) => {
  const asked = Promise.withResolvers<void>();
  const answered = Promise.withResolvers<string>();
  const closed = Promise.withResolvers<void>();
  const peer: Partial<LabPeer> = {
    answer() {
      asked.resolve();
      return answered.promise;
    },
    close: () => closed.resolve(),
  };
  const peers = { create: () => peer as LabPeer };
  const app = express();
  app.post('/', (request, response) =>
    answerOffer({ peers } as unknown as LabContext, request, response),
  );
  const server = createServer(app).listen(0, '127.0.0.1');
  context.after(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const headers = { 'Content-Type': 'application/sdp' };
  const exchange = send({ port, host: '127.0.0.1', method: 'POST', headers });
  exchange.on('error', () => {});
  const [[socket]] = await Promise.all([
    once(server, 'connection') as Promise<[NodeJS.EventEmitter]>,
    asked.promise,
    exchange.end('v=0\r\n'),
  ]);
  const gone = once(socket, 'close');
  exchange.destroy();
  await gone;
  answered.resolve('v=0\r\n');
  await closed.promise;
});
