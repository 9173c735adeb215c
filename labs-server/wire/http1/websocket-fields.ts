/** The header fields of the WebSocket handshake: RFC 6455 section 11.3. */

/** Name in lower case; standard, section and meaning. */
export const webSocketFields = [
  [
    'sec-websocket-accept',
    [
      'RFC 6455',
      '11.3.3',
      'Base64 of SHA-1 of the key and a fixed GUID: the server has understood that this is a WebSocket handshake.',
    ],
  ],
  [
    'sec-websocket-extensions',
    [
      'RFC 6455',
      '11.3.2',
      'Extensions, such as compression: offered by a client, chosen by a server.',
    ],
  ],
  [
    'sec-websocket-key',
    [
      'RFC 6455',
      '11.3.1',
      '16 random bytes in base64. No secret: the accept value is made of it, so that no cache can answer.',
    ],
  ],
  [
    'sec-websocket-protocol',
    ['RFC 6455', '11.3.4', 'Sub-protocols: a client offers some, a server chooses one of them.'],
  ],
  [
    'sec-websocket-version',
    [
      'RFC 6455',
      '11.3.5',
      'The version of the protocol, 13; a server that refuses another one lists those that it knows.',
    ],
  ],
] as const;
