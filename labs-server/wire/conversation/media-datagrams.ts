/** Datagrams of RTP and RTCP: RFC 3550 section 11. */
import type { DatagramPackets } from './datagram-reader.ts';
import { addMediaPacket, coverMediaPacket, type MediaPacket } from './media-packet.ts';
import { RtpFrames } from './rtp-frames.ts';
import type { StreamContext } from './stage.ts';
import { reasons } from './undecoded.ts';

export function mediaDatagrams(context: StreamContext): DatagramPackets {
  const { layer, units } = context;
  const frames = new RtpFrames(context);
  const place = { layer, exchange: 0, kind: null, frames, offset: 0 } as const;
  return {
    notKept: reasons.datagramsNotKept,
    cover(range, unit) {
      const packet: MediaPacket = { ...place, range, unit, hasGap: false };
      return coverMediaPacket(units, packet);
    },
    add: (range, unit, hasGap) => addMediaPacket(units, { ...place, range, unit, hasGap }),
  };
}
