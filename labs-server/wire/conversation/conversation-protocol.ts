/** What a connection speaks first: its listener and its transport tell. */
import type { OpenRecord } from '../record.ts';

/** `rtp`: datagrams of RTP and RTCP. */
export type ConversationProtocol = 'http' | 'rtsp' | 'rtp';

/** The protocol of a connection; HTTP where its open record was not seen. */
export function conversationProtocol(
  open: Pick<OpenRecord, 'listener' | 'transport'> | null,
): ConversationProtocol {
  if (open?.listener !== 'rtsp') return 'http';
  return open.transport === 'udp' ? 'rtp' : 'rtsp';
}
