/** RTCP by which who receives video asks for a whole picture. */
import type { RTCDtlsTransport } from 'werift';

type RtcpPacket = Parameters<Parameters<RTCDtlsTransport['onRtcp']['subscribe']>[0]>[0];

/** RFC 4585 section 6.1: payload-specific feedback. */
const payloadSpecificFeedback = 206;

/** Whether the packet is a PLI (RFC 4585 section 6.3.1) or a FIR (RFC 5104 section 4.3.1) for the source `ssrc`. */
export function asksForKeyFrame(packet: RtcpPacket, ssrc: number): boolean {
  if (packet.type !== payloadSpecificFeedback || !('feedback' in packet)) return false;
  const { feedback } = packet;
  // FIR has 0 as its media source, and names the sources in entries.
  if ('fir' in feedback) return feedback.fir.some((entry) => entry.ssrc === ssrc);
  return 'mediaSsrc' in feedback && !('bitrate' in feedback) && feedback.mediaSsrc === ssrc;
}
