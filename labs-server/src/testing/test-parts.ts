/** A tiny lab and an empty feed, for tests of the server around the labs. */
import type { Router } from 'express';
import type { FeedRegistry } from '../feed/feed-registry.ts';
import type { LabParts } from '../lab-host/lab-parts.ts';
import type { Lab, LabContext } from '../labs/lab.ts';
import type { UpgradeRoutes } from '../labs/upgrade-endpoint.ts';
import { createTap } from '../tap/tap.ts';
import { createVideo } from '../video/video.ts';

/** More bytes than the send and receive buffers of a connection take while nobody reads. */
const moreThanSocketsHold = 32 * 1024 * 1024;

/**
 * `GET /hello` answers at once, `GET /held` streams and holds, `POST /echo` sends the body back, `GET /later`
 * answers when `GET /now` of anybody is asked, `GET /cut?how=` cuts,
 * `GET /cut-full?how=` with bytes that wait to be sent; `GET /bytes` is upgraded, and sends every byte back.
 */
function createTinyLab(): Lab {
  let answerLater: (() => void)[] = [];
  return {
    mechanism: {
      id: 'tiny',
      title: 'Tiny',
      summary: 'A lab for tests.',
      standards: [],
      endpoints: [],
    },
    mount(router: Router, context: LabContext, upgrades: UpgradeRoutes) {
      upgrades.on('/bytes', (upgrade) => {
        if (!context.holdUpgrade(upgrade)) return;
        const { socket, head } = upgrade;
        socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n');
        socket.write(head);
        socket.pipe(socket);
      });
      router.get('/hello', (request, response) => {
        const { run, connection } = context.callerOf(request);
        response.json({ run, connection });
      });
      router.get('/held', (request, response) => {
        if (!context.hold(request, response)) return;
        response.write('first');
      });
      router.get('/later', (_request, response) => {
        answerLater.push(() => response.end('later'));
      });
      router.get('/now', (_request, response) => {
        for (const answer of answerLater) answer();
        answerLater = [];
        response.end('now');
      });
      router.post('/echo', (request, response) => void request.pipe(response));
      router.get('/cut', (request, response) => {
        response.write('part');
        const how = request.query['how'] === 'rst' ? 'rst' : 'fin';
        context.cut(response, how, 'The lab was asked to.');
      });
      router.get('/cut-full', (request, response) => {
        const how = request.query['how'] === 'rst' ? 'rst' : 'fin';
        response.write(Buffer.alloc(moreThanSocketsHold, 'x'));
        // Corked until the next tick; from then on the bytes are on their way.
        setImmediate(() => context.cut(response, how, 'The lab was asked to.'));
      });
      router.get('/large', (_request, response) => response.end(Buffer.alloc(200_000, 'x')));
    },
  };
}

function noFeed(): never {
  throw new Error('the tiny lab has no feed');
}

function createNoFeeds(): FeedRegistry {
  const refuse = { get: noFeed, start: noFeed, publish: noFeed };
  return { ...refuse, observe: () => () => {}, drop: () => {} };
}

export function createTestParts(): LabParts {
  return {
    labs: { tiny: createTinyLab() },
    createFeeds: createNoFeeds,
    createVideo,
    createExtension: () => ({ api: {}, mounts: {} }),
    createIntermediary: () => (_request, _response, next) => next(),
    createUpgradeIntermediary: () => ({
      refuses: () => false,
      handle: (_upgrade, passOn) => passOn(),
    }),
    createTap,
    createStreams: () => ({ find: () => null, ownerOf: () => null }),
  };
}
