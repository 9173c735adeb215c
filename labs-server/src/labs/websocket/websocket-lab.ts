/** The WebSocket lab: several endpoints on one server, chosen by path. */
import { webSocket, webSocketEndpoints as endpoints } from '../../../wire/mechanisms/websocket.ts';
import type { Lab } from '../lab.ts';
import { mountEndpoint } from '../endpoint.ts';
import { mountUpgrade } from '../upgrade-endpoint.ts';
import { createHeldHandshakes } from './held-handshakes.ts';
import { giveRequest, holdHandshake, writeAnswer } from './answer.ts';
import { createChatRooms, openChat } from './chat.ts';
import { mountAccountEndpoints } from './account-endpoints.ts';
import { mountApiEndpoints } from './api-endpoints.ts';
import { openEcho } from './echo.ts';
import { openFeed } from './feed.ts';
import { sendRaw } from './raw-dialogue.ts';
import { openStream } from './stream.ts';

export const webSocketLab: Lab = {
  mechanism: webSocket,
  mount(router, context, upgrades) {
    mountUpgrade(router, upgrades, endpoints.echo, (...upgrade) => openEcho(context, ...upgrade));
    mountUpgrade(router, upgrades, endpoints.feed, (...upgrade) => openFeed(context, ...upgrade));
    mountUpgrade(router, upgrades, endpoints.stream, (...upgrade) =>
      openStream(context, ...upgrade),
    );
    const rooms = createChatRooms();
    mountUpgrade(router, upgrades, endpoints.chat, (upgrade) => openChat(context, rooms, upgrade));
    const held = createHeldHandshakes();
    mountUpgrade(router, upgrades, endpoints.answer, (...upgrade) =>
      holdHandshake(context, held, ...upgrade),
    );
    mountEndpoint(router, endpoints.answerRequest, (...exchange) =>
      giveRequest(context, held, ...exchange),
    );
    mountEndpoint(router, endpoints.writeAnswer, (request, response) =>
      writeAnswer(context, held, request, response),
    );
    mountApiEndpoints(router, context, upgrades);
    mountAccountEndpoints(router, context, upgrades);
    mountEndpoint(router, endpoints.raw, (...exchange) => sendRaw(context, ...exchange));
  },
};
