/** What a line of a description is about: the topics by which lines are filtered. */
import type { SdpLine } from '@wireside/labs-server/wire/sdp/description.ts';

export const topics = [
  'session',
  'media',
  'grouping',
  'ICE',
  'DTLS',
  'codecs',
  'RTP',
  'data channel',
] as const;

export type Topic = (typeof topics)[number];

const byAttribute: Readonly<Record<string, Topic>> = {
  group: 'grouping',
  mid: 'grouping',
  msid: 'grouping',
  'bundle-only': 'grouping',
  sendrecv: 'media',
  sendonly: 'media',
  recvonly: 'media',
  inactive: 'media',
  candidate: 'ICE',
  'end-of-candidates': 'ICE',
  'ice-lite': 'ICE',
  'ice-options': 'ICE',
  'ice-pwd': 'ICE',
  'ice-ufrag': 'ICE',
  crypto: 'DTLS',
  fingerprint: 'DTLS',
  identity: 'DTLS',
  setup: 'DTLS',
  'tls-id': 'DTLS',
  fmtp: 'codecs',
  maxptime: 'codecs',
  ptime: 'codecs',
  'rtcp-fb': 'codecs',
  rtpmap: 'codecs',
  extmap: 'RTP',
  'extmap-allow-mixed': 'RTP',
  rid: 'RTP',
  rtcp: 'RTP',
  'rtcp-mux': 'RTP',
  'rtcp-mux-only': 'RTP',
  'rtcp-rsize': 'RTP',
  'rtcp-xr': 'RTP',
  simulcast: 'RTP',
  ssrc: 'RTP',
  'ssrc-group': 'RTP',
  'max-message-size': 'data channel',
  'sctp-port': 'data channel',
};

export function topicOf({ type, attribute }: SdpLine): Topic {
  if (attribute === null) return type === 'm' || type === 'c' || type === 'b' ? 'media' : 'session';
  return Object.hasOwn(byAttribute, attribute.name)
    ? (byAttribute[attribute.name] ?? 'session')
    : 'session';
}
