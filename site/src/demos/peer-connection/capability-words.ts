/** What RTCPeerConnection does for its page, told on the numbers of the running call. */
import type { CallSample } from './call-stats.ts';
import { shortName } from './codec-choice.ts';

export interface Capability {
  /** As the slide of 2019 listed it, with one correction. */
  readonly name: string;
  readonly does: string;
  /** The numbers of now. */
  readonly now: string;
}

/** @param sample null before the first look */
export function capabilities(sample: CallSample | null): readonly Capability[] {
  return [
    {
      name: 'Signal processing',
      does: 'Takes echo and noise out of the microphone; evens out when packets come, and bridges what is missing.',
      now: known(
        sample?.jitterBufferMs,
        (ms) => `a frame waits ${ms.toFixed(0)} ms in the jitter buffer`,
      ),
    },
    {
      name: 'Codec handling',
      does: 'Finds a codec that both have, encodes and decodes.',
      now: joined([
        known(sample?.codec, shortName),
        sample?.width === null || sample === null ? '' : `${sample.width} × ${sample.height}`,
        known(sample?.keyFrames, (count) => `${count} key frame${count === 1 ? '' : 's'}`),
      ]),
    },
    {
      name: 'Peer-to-peer communication',
      does: 'Finds a path between the two, checks it, and keeps it open.',
      now: joined([
        sample?.candidates ?? '',
        known(sample?.roundTripMs, (ms) => `there and back in ${ms.toFixed(1)} ms`),
      ]),
    },
    {
      name: 'Security',
      does: 'Agrees on keys with the other side alone, and encrypts every packet. It cannot be switched off.',
      now: joined([known(sample?.tlsVersion, tlsName), sample?.srtpCipher ?? '']),
    },
    {
      name: 'Bandwidth management',
      does: 'Estimates what the path carries, has the encoder aim below it, and repeats what was lost.',
      now: joined([
        known(sample?.targetKbps, (kbps) => `aims at ${kbps.toFixed(0)} kbit/s`),
        known(sample?.availableKbps, (kbps) => `${kbps.toFixed(0)} believed possible`),
        known(sample?.limitation, (why) => (why === 'none' ? 'not limited' : `limited by ${why}`)),
      ]),
    },
  ];
}

function known<Value>(value: Value | null | undefined, words: (value: Value) => string): string {
  return value === null || value === undefined ? '' : words(value);
}

function joined(words: readonly string[]): string {
  return words.filter((one) => one !== '').join(', ');
}

/** The version as it stands in a record: RFC 9147 section 5.3, RFC 6347 section 4.1. */
function tlsName(version: string): string {
  return { FEFC: 'DTLS 1.3', FEFD: 'DTLS 1.2', FEFF: 'DTLS 1.0' }[version] ?? version;
}

/** One sentence about the picture of now, for the ear and below the screens. */
export function callWords(sample: CallSample | null): string {
  if (sample === null || sample.shownFps === null)
    return 'The two sides agree and look for a path.';
  const { sentFps, shownFps, sentKbps, packetsLost, freezes } = sample;
  const sent = `${(sentFps ?? 0).toFixed(0)} frames per second leave with ${(sentKbps ?? 0).toFixed(0)} kbit/s`;
  return `${sent}, ${shownFps.toFixed(0)} are shown; ${packetsLost ?? 0} packets lost, ${freezes ?? 0} freezes so far.`;
}
