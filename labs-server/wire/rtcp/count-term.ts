/** The five bits after the padding bit: RFC 3550 section 6.4.1, RFC 4585 section 6.1. */
import type { FieldTerm } from '../field/field-reader.ts';
import { feedbackTerm } from './feedback.ts';
import { rtcpPacketType, rtcpPacketTypes as types } from './packet-type.ts';

/** What they count or tell, when they are `count`: each type of packet says it anew. */
export function countTerm(packetType: number, count: number): FieldTerm {
  const { source } = rtcpPacketType(packetType);
  const term = (name: string, meaning: string): FieldTerm => ({ name, meaning, source });
  switch (packetType) {
    case types.SR:
    case types.RR:
      return term('reception report count (RC)', 'How many report blocks follow.');
    case types.SDES:
      return term('source count (SC)', 'How many chunks follow.');
    case types.BYE:
      return term('source count (SC)', 'How many sources follow.');
    case types.APP:
      return term('subtype', 'A kind of packet of this application.');
    case types.RTPFB:
    case types.PSFB:
      return feedbackTerm(packetType, count);
    default:
      return term('type-specific bits', 'What they mean is up to the type of the packet.');
  }
}
