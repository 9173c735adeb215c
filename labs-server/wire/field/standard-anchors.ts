/** Anchors of the living standards and of the Socket.IO documents, which link their sections by name. Read in 2026. */

interface LivingStandard {
  /** Page that the anchors are on. */
  readonly page: string;
  /** Section number to anchor, with the name of its page where that is another one beside `page`. */
  readonly anchors: Readonly<Record<string, string>>;
}

export const livingStandards: Readonly<Record<string, LivingStandard>> = {
  HTML: {
    page: 'https://html.spec.whatwg.org/multipage/server-sent-events.html',
    anchors: {
      '9.2': 'server-sent-events',
      '9.2.1': 'server-sent-events-intro',
      '9.2.2': 'the-eventsource-interface',
      '9.2.3': 'sse-processing-model',
      '9.2.4': 'the-last-event-id-header',
      '9.2.5': 'parsing-an-event-stream',
      '9.2.6': 'event-stream-interpretation',
      '9.2.7': 'authoring-notes',
      '9.2.8': 'eventsource-push',
      '9.2.9': 'garbage-collection',
      '9.2.10': 'implementation-advice',
      '9.3': 'web-messaging.html#web-messaging',
      '9.3.2.1': 'web-messaging.html#authors',
      '9.3.3': 'web-messaging.html#posting-messages',
      '9.4': 'web-messaging.html#channel-messaging',
      '9.4.2': 'web-messaging.html#message-channels',
      '9.4.4': 'web-messaging.html#message-ports',
      '9.5': 'web-messaging.html#broadcasting-to-other-browsing-contexts',
    },
  },
  Fetch: {
    page: 'https://fetch.spec.whatwg.org/',
    anchors: {
      '2.6': 'connections',
      '2.9': 'port-blocking',
      '3.1.1': 'cookie-header',
      '3.1.2': 'set-cookie-header',
      '3.2': 'origin-header',
      '3.3': 'http-cors-protocol',
      '3.3.2': 'http-requests',
      '3.3.3': 'http-responses',
      '3.3.5': 'cors-protocol-and-credentials',
      '3.6': 'x-content-type-options-header',
      '3.7': 'cross-origin-resource-policy-header',
      '4.4': 'http-fetch',
      '4.6': 'http-network-or-cache-fetch',
      '4.7': 'http-network-fetch',
      '4.8': 'cors-preflight-fetch',
      '4.9': 'cors-preflight-cache',
      '4.10': 'cors-check',
      '5.3': 'body-mixin',
      '5.5': 'response-class',
      '5.6': 'fetch-method',
    },
  },
  XHR: {
    page: 'https://xhr.spec.whatwg.org/',
    anchors: {
      '3.3': 'event-handlers',
      '3.4': 'states',
      '3.5.1': 'the-open()-method',
      '3.5.3': 'the-timeout-attribute',
      '3.5.6': 'the-send()-method',
      '3.5.7': 'the-abort()-method',
      '3.6.6': 'response-body',
      '3.6.10': 'the-responsetext-attribute',
    },
  },
  WebSockets: {
    page: 'https://websockets.spec.whatwg.org/',
    anchors: {
      '2': 'websocket-protocol',
      '2.1': 'websocket-connections',
      '2.2': 'websocket-opening-handshake',
      '3': 'the-websocket-interface',
      '3.1': 'interface-definition',
      '4': 'feedback-from-the-protocol',
      '5': 'ping-and-pong-frames',
      '6': 'the-closeevent-interface',
    },
  },
  'Media Capture and Streams': {
    page: 'https://www.w3.org/TR/mediacapture-streams/',
    anchors: { '10': 'local-content', '10.1': 'mediadevices-interface-extensions' },
  },
  // A PDF: its clauses have no anchors.
  'ITU-T T.81': { page: 'https://www.w3.org/Graphics/JPEG/itu-t81.pdf', anchors: {} },
  'Engine.IO protocol': {
    page: 'https://github.com/socketio/socket.io/blob/main/docs/engine.io-protocol/v4-current.md',
    anchors: {
      Transports: 'transports',
      'HTTP long-polling': 'http-long-polling',
      WebSocket: 'websocket',
      Protocol: 'protocol',
      Handshake: 'handshake',
      Heartbeat: 'heartbeat',
      Upgrade: 'upgrade',
      Message: 'message',
      'Packet encoding': 'packet-encoding',
      'Packet encoding: polling': 'http-long-polling-1',
      'Packet encoding: WebSocket': 'websocket-1',
      History: 'history',
    },
  },
  'Socket.IO protocol': {
    page: 'https://github.com/socketio/socket.io/blob/main/docs/socket.io-protocol/v5-current.md',
    anchors: {
      Introduction: 'introduction',
      'Exchange protocol': 'exchange-protocol',
      'Connection to a namespace': 'connection-to-a-namespace',
      'Sending and receiving data': 'sending-and-receiving-data',
      Acknowledgement: 'acknowledgement',
      'Disconnection from a namespace': 'disconnection-from-a-namespace',
      'Packet encoding': 'packet-encoding',
      Format: 'format',
      'Sample session': 'sample-session',
    },
  },
  WebRTC: {
    page: 'https://www.w3.org/TR/webrtc/',
    anchors: {
      '4.3.1': 'rtcsignalingstate-enum',
      '4.3.2': 'rtcicegatheringstate-enum',
      '4.3.3': 'rtcpeerconnectionstate-enum',
      '4.3.4': 'rtciceconnectionstate-enum',
      '4.4.2': 'interface-definition',
      '4.6': 'session-description-model',
      '4.7': 'session-negotiation-model',
      '10.7': 'perfect-negotiation-example',
    },
  },
};
