/** Upgrade requests to begin with: the one on the slide of 2019, its repair, and what is forgotten most often. */

/** The slide's own request, byte for byte. */
export const requestOf2019 = `GET /chat HTTP/1.1
Host: server.example.com
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
Sec-WebSocket-Origin: http://example.com
Sec-WebSocket-Protocol: chat, superchat
Sec-WebSocket-Version: 7

`;

export const repairedRequest = requestOf2019
  .replace('Sec-WebSocket-Origin', 'Origin')
  .replace('Sec-WebSocket-Version: 7', 'Sec-WebSocket-Version: 13');

/** The masked "Hello" of RFC 6455 section 5.7 behind it. */
const repairedWithFrame = `${repairedRequest}\\x81\\x85\\x37\\xFA\\x21\\x3D\\x7F\\x9F\\x4D\\x51\\x58`;

export interface RequestPreset {
  readonly label: string;
  /** What it changes, in one sentence. */
  readonly about: string;
  readonly request: string;
  /** Send what follows the empty line without waiting for the 101. Default false. */
  readonly early?: boolean;
}

/** The repaired request without the line that begins with `name`. */
function without(name: string): string {
  return repairedRequest.replace(new RegExp(`^${name}:.*\n`, 'm'), '');
}

export const requestPresets: readonly RequestPreset[] = [
  {
    label: 'as in 2019',
    about: 'The request of the 2019 slide, byte for byte: a draft of the protocol, version 7.',
    request: requestOf2019,
  },
  {
    label: 'repaired',
    about: 'Version 13, and the field is called Origin: the protocol of RFC 6455.',
    request: repairedRequest,
  },
  {
    label: 'no Upgrade',
    about: 'Without this field it is an ordinary GET.',
    request: without('Upgrade'),
  },
  {
    label: 'Connection without its token',
    about: 'Upgrade counts only if Connection names it: it is for this hop alone.',
    request: repairedRequest.replace('Connection: Upgrade', 'Connection: keep-alive'),
  },
  {
    label: 'short key',
    about: 'The key decodes to 5 bytes instead of 16.',
    request: repairedRequest.replace('dGhlIHNhbXBsZSBub25jZQ==', 'c2hvcnQ='),
  },
  {
    label: 'version 8',
    about: 'A later draft. This server takes it still, though the standard knows only 13.',
    request: repairedRequest.replace('Version: 13', 'Version: 8'),
  },
  {
    label: 'other sub-protocols',
    about: 'The server speaks chat and superchat, and neither is offered.',
    request: repairedRequest.replace('chat, superchat', 'mqtt, v12.stomp'),
  },
  {
    label: 'offers an extension',
    about: 'Compression is offered, to an endpoint that takes it: the answer says so.',
    request: repairedRequest
      .replace('/chat', '/echo?deflate=true')
      .replace('\n\n', '\nSec-WebSocket-Extensions: permessage-deflate\n\n'),
  },
  {
    label: 'with a frame',
    about: 'What follows the empty line is sent after a 101: here a masked text frame, “Hello”.',
    request: repairedWithFrame,
  },
  {
    label: 'early frame',
    about: 'The same bytes at once, though a client must wait for the answer before it sends more.',
    request: repairedWithFrame,
    early: true,
  },
];
