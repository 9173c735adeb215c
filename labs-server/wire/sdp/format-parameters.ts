/** Parameters of formats that are met with WebRTC and RTSP. */
import type { FieldTerm } from '../field/field-reader.ts';
import { sourceOf } from './attribute-term.ts';

const opus = sourceOf('RFC 7587 6.1');
const h264 = sourceOf('RFC 6184 8.1');

const parameters: Readonly<Record<string, Partial<FieldTerm>>> = {
  apt: {
    meaning: 'Associated payload type: this one repeats packets of that one.',
    source: sourceOf('RFC 4588 8.1'),
  },
  minptime: { meaning: 'The shortest packet that this peer takes, in ms.', source: opus },
  useinbandfec: { meaning: '1: packets may carry the one before once more.', source: opus },
  stereo: { meaning: '1: this peer prefers stereo.', source: opus },
  usedtx: { meaning: '1: nothing need be sent while nobody speaks.', source: opus },
  maxaveragebitrate: { meaning: 'The most that this peer takes, in bit/s.', source: opus },
  'profile-level-id': {
    meaning: 'Profile, constraints and level of H.264, one byte each in hexadecimal.',
    source: h264,
  },
  'packetization-mode': { meaning: '1: a frame may be cut into several packets.', source: h264 },
  'level-asymmetry-allowed': {
    meaning: '1: each direction may have a level of its own.',
    source: h264,
  },
  'sprop-parameter-sets': { meaning: 'Parameter sets of the stream, in Base64.', source: h264 },
};

/** What `text`, as `apt=96`, says. */
export function formatParameter(text: string): Partial<FieldTerm> {
  const [name = ''] = text.trim().split('=');
  return Object.hasOwn(parameters, name) ? (parameters[name] ?? {}) : {};
}
