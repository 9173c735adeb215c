/** Header extensions of RTP that browsers offer, by URI. */
import type { FieldTerm } from '../field/field-reader.ts';
import { sourceOf } from './attribute-term.ts';

const experiments = 'http://www.webrtc.org/experiments/rtp-hdrext/';
const sdes = 'urn:ietf:params:rtp-hdrext:sdes:';
const ofChromium = (meaning: string) => ({ meaning: `${meaning} Of WebRTC’s own code.` });

export const headerExtensions: Readonly<Record<string, Partial<FieldTerm>>> = {
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level': {
    meaning: 'How loud this packet is: who talks can be told without decoding.',
    source: sourceOf('RFC 6464 3'),
  },
  'urn:ietf:params:rtp-hdrext:toffset': {
    meaning: 'How much later than its timestamp a packet was sent.',
    source: sourceOf('RFC 5450 3'),
  },
  'urn:3gpp:video-orientation': { meaning: 'How the camera is turned.' },
  [`${sdes}mid`]: {
    meaning: 'The mid of the stream: with BUNDLE it tells streams apart.',
    source: sourceOf('RFC 9143 15'),
  },
  [`${sdes}rtp-stream-id`]: {
    meaning: 'The rid of the layer.',
    source: sourceOf('RFC 8852 3.3'),
  },
  [`${sdes}repaired-rtp-stream-id`]: {
    meaning: 'The rid of the layer that a retransmission repairs.',
    source: sourceOf('RFC 8852 3.3'),
  },
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01': {
    meaning: 'Numbers all packets of the transport, for the estimate of the bandwidth.',
    source: sourceOf('draft-holmer-rmcat-transport-wide-cc-extensions-01 2'),
  },
  [`${experiments}abs-send-time`]: ofChromium('When the packet was sent.'),
  [`${experiments}playout-delay`]: ofChromium('How long to wait before showing a frame.'),
  [`${experiments}video-content-type`]: ofChromium('A camera, or a screen.'),
  [`${experiments}video-timing`]: ofChromium('How long each step of encoding took.'),
  [`${experiments}color-space`]: ofChromium('The colour space of the video.'),
};
