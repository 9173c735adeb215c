/** The WebSocket lab: several endpoints on one server, chosen by path. */
import { webSocket, webSocketEndpoints as endpoints } from '../../../wire/mechanisms/websocket.ts';
import type { Lab } from '../lab.ts';
import { mountEndpoint } from '../endpoint.ts';
import { mountUpgrade } from '../upgrade-endpoint.ts';
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
    mountEndpoint(router, endpoints.raw, (...exchange) => sendRaw(context, ...exchange));
  },
};
