/** The feed on Socket.IO is held to what every push lab promises, over WebSocket and over long polling. */
import { on } from 'node:events';
import { describe, test } from 'node:test';
import type { FeedEvent } from '../../feed/feed.ts';
import { pushSuite } from '../push-suite.ts';
import type { LabServer } from '../testing/lab-server.ts';
import { deliversOnceInOrder, eventCount, resumes } from '../testing/push-delivery.ts';
import { policies, withPolicy } from '../testing/push-policies.ts';
import type { PushSubject } from '../testing/push-subject.ts';
import { closeWithinMs } from '../web-socket.ts';
import { maxPendingBytes } from './pending-bytes.ts';
import { socketIoLab } from './socket-io-lab.ts';
import { clientOf, type ClientOptions } from './testing/socket-io-clients.ts';

/** The events that a client with these transports receives, until it is gone. */
async function* receive(
  server: LabServer,
  since: number,
  signal: AbortSignal,
  transports: ClientOptions['transports'],
): AsyncIterable<FeedEvent> {
  const url = server.url('/socket-io/feed/');
  const client = clientOf(url, { auth: { since }, ...(transports && { transports }) });
  const source = client as unknown as NodeJS.EventEmitter;
  try {
    for await (const [event] of on(source, 'event', {
      signal,
      close: ['disconnect', 'connect_error'],
    })) {
      yield event as FeedEvent;
    }
  } finally {
    client.close();
  }
}

/** A masked text message: the packet with which a client of Socket.IO enters the main namespace. */
const connect = '\x81\x82\x00\x00\x00\x0040';

const overWebSocket: PushSubject = {
  lab: socketIoLab,
  variant: 'WebSocket only',
  endpoint: '/socket-io/feed/?EIO=4&transport=websocket',
  endless: true,
  // A proxy that buffers holds back the end of the open packet, for which a client waits.
  policies: policies.filter((policy) => policy !== 'buffer'),
  // Each packet has its type and a frame header besides.
  upgraded: { maxBufferedBytes: maxPendingBytes + 65_536, closeWithinMs, firstBytes: connect },
  receive: (server, lastEventId, signal) => receive(server, lastEventId, signal, ['websocket']),
};

pushSuite(overWebSocket);

// A poll is no response that a reader could stop to read: the promises about leaving do not apply.
for (const transports of [['polling'], ['polling', 'websocket']] as ClientOptions['transports'][]) {
  const subject: PushSubject = {
    ...overWebSocket,
    receive: (server, lastEventId, signal) => receive(server, lastEventId, signal, transports),
  };
  for (const policy of policies) {
    describe(`socket-io (${transports?.join(', then ')}) delivers, via=${policy}`, () => {
      for (const [promise, property] of [
        ['every event once and in order', deliversOnceInOrder],
        ['what comes after the last event that a client has', resumes],
      ] as const) {
        test(promise, () =>
          withPolicy(socketIoLab, policy, async (server) => {
            server.feeds.start('s', 1, { count: 0, retain: eventCount + 1 });
            await property(subject, server);
          }),
        );
      }
    });
  }
}
