/** What a connection speaks first: its listener and its transport tell. */
import type { OpenRecord } from '../record.ts';

/** `rtp`: datagrams of RTP and RTCP. `turn`: STUN and TURN on a stream; `turn-datagrams`: in datagrams. `webrtc`: all that shares one pair of addresses (RFC 7983). */
export type ConversationProtocol = 'http' | 'rtsp' | 'rtp' | 'turn' | 'turn-datagrams' | 'webrtc';

/** The protocol of a connection; HTTP where its open record was not seen. */
export function conversationProtocol(
  open: Pick<OpenRecord, 'listener' | 'transport' | 'hopOf'> | null,
): ConversationProtocol {
  // Between a relayed address and a peer is what the peers say to each other, without TURN round it.
  if (open?.listener === 'stun' && open.hopOf !== null) return 'webrtc';
  if (open?.listener === 'stun') return open.transport === 'udp' ? 'turn-datagrams' : 'turn';
  if (open?.listener === 'peer') return 'webrtc';
  if (open?.listener !== 'rtsp') return 'http';
  return open.transport === 'udp' ? 'rtp' : 'rtsp';
}
