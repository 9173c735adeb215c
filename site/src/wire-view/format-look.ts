/** How each format is told apart: a hue and, never without it, a word. */
import type { FormatId } from '@wireside/labs-server/wire/conversation/conversation.ts';
import type { Direction } from '@wireside/labs-server/wire/record.ts';

/** The look of a format. */
export interface FormatLook {
  /** CSS class that sets `--wire-hue` and `--wire-hue-bg` from the tokens. */
  readonly hueClass: string;
  /** Name of its row among the layers. */
  readonly layerName: string;
  /** Names of further rows, where the format has units in layers of several depths: a message is made of frames. */
  readonly innerLayerNames?: readonly string[];
  /** Its name in sentences and in the filter. */
  readonly word: string;
}

export const formatLook = {
  raw: { hueClass: 'wire-hue-tcp', layerName: 'undecoded', word: 'plain bytes' },
  http1: { hueClass: 'wire-hue-http', layerName: 'HTTP message', word: 'HTTP/1.1' },
  chunked: { hueClass: 'wire-hue-chunk', layerName: 'chunk', word: 'chunked' },
  'event-stream': { hueClass: 'wire-hue-event', layerName: 'event', word: 'event stream' },
  multipart: { hueClass: 'wire-hue-part', layerName: 'part', word: 'multipart' },
  jpeg: { hueClass: 'wire-hue-part', layerName: 'JPEG', word: 'JPEG' },
  websocket: {
    hueClass: 'wire-hue-ws',
    layerName: 'frame',
    innerLayerNames: ['message', 'inflated message'],
    word: 'WebSocket',
  },
  'engine-io': { hueClass: 'wire-hue-sio', layerName: 'Engine.IO packet', word: 'Engine.IO' },
  'socket-io': { hueClass: 'wire-hue-sio', layerName: 'Socket.IO packet', word: 'Socket.IO' },
  rtsp: { hueClass: 'wire-hue-rtsp', layerName: 'RTSP', word: 'RTSP' },
  rtp: { hueClass: 'wire-hue-rtp', layerName: 'RTP packet', word: 'RTP' },
  rtcp: { hueClass: 'wire-hue-rtp', layerName: 'RTCP packet', word: 'RTCP' },
  stun: { hueClass: 'wire-hue-stun', layerName: 'STUN message', word: 'STUN' },
  turn: { hueClass: 'wire-hue-stun', layerName: 'ChannelData message', word: 'TURN' },
  sdp: { hueClass: 'wire-hue-sdp', layerName: 'SDP', word: 'SDP' },
  dtls: { hueClass: 'wire-hue-tcp', layerName: 'DTLS record', word: 'DTLS' },
  sctp: { hueClass: 'wire-hue-ws', layerName: 'SCTP packet', word: 'SCTP' },
  sip: { hueClass: 'wire-hue-rtsp', layerName: 'SIP', word: 'SIP' },
} as const satisfies Record<FormatId, FormatLook>;

/** CSS class of what the page itself recorded. */
export const pageHue = 'wire-hue-page';

/** Outermost format first, and last what no format could read: the order of the layers. */
export const formatOrder: readonly FormatId[] = [
  'http1',
  'chunked',
  'event-stream',
  'multipart',
  'websocket',
  'jpeg',
  'engine-io',
  'socket-io',
  'rtsp',
  'sip',
  'sdp',
  'rtp',
  'rtcp',
  'stun',
  'turn',
  'dtls',
  'sctp',
  'raw',
];

/** What the server's socket did: it read what clients sent, and wrote what they get. */
export function socketCall(direction: Direction): 'read()' | 'write()' {
  return direction === 'client-to-server' ? 'read()' : 'write()';
}
