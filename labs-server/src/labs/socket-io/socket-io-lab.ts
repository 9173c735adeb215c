/** The Socket.IO lab: the real server of Socket.IO 4 for a chat and for the feed, and the same chat on plain `ws`. */
import { socketIo, socketIoEndpoints as endpoints } from '../../../wire/mechanisms/socket-io.ts';
import { mountEndpoint } from '../endpoint.ts';
import type { Lab } from '../lab.ts';
import { mountUpgrade } from '../upgrade-endpoint.ts';
import { recoverableMs } from './bounded-adapter.ts';
import { serveChat } from './chat.ts';
import { serveFeed } from './feed.ts';
import { openPlainChat, type PlainChats } from './plain-chat.ts';
import { RunServers, type ServerKind } from './run-servers.ts';

export const socketIoLab: Lab = {
  mechanism: socketIo,
  mount(router, context, upgrades) {
    const servers = new RunServers(context);
    const chat: ServerKind = {
      name: 'chat',
      recovery: true,
      idleMs: recoverableMs,
      serve: (server) => serveChat(context, server),
    };
    // The offset of recovery would be a part of every event, and the feed has ids of its own.
    const feed: ServerKind = {
      name: 'feed',
      recovery: false,
      idleMs: 0,
      serve: (server, run) => serveFeed(context, server, run),
    };
    for (const { kind, receive, send } of [
      { kind: chat, receive: endpoints.chat, send: endpoints.sendToChat },
      { kind: feed, receive: endpoints.feed, send: endpoints.sendToFeed },
    ]) {
      for (const endpoint of [receive, send]) {
        mountEndpoint(router, endpoint, (request, response) =>
          servers.get(request, kind).handleRequest(request, response),
        );
      }
      upgrades.on(receive.path, (upgrade) =>
        servers.get(upgrade.request, kind).handleUpgrade(upgrade),
      );
    }
    const chats: PlainChats = new Map();
    mountUpgrade(router, upgrades, endpoints.plainChat, (upgrade) =>
      openPlainChat(context, chats, upgrade),
    );
  },
};
