/** What the tank of a data channel comes to, in words. */
import { exactBytes, megabytes, type Vessel } from '../websocket/tank-words.ts';
import type { ChannelTankRun, WordPlace } from './channel-tank-report.ts';
import type { PourWay } from './pour.ts';

export const pourWords: Readonly<Record<PourWay, string>> = {
  loop: 'send() in a loop',
  wait: 'wait for bufferedamountlow',
};

export const placeWords: Readonly<Record<WordPlace, string>> = {
  same: 'on the same channel',
  own: 'on a channel of its own',
};

/** `26.1 MB/s`; null while nobody knows. */
export function throughputWords({ arrivedBytes, tookMs }: ChannelTankRun): string | null {
  return tookMs === null || tookMs === 0 ? null : `${megabytes((arrivedBytes / tookMs) * 1000)}/s`;
}

/** One sentence about the newest run; null before the first. */
export function channelTankWords(run: ChannelTankRun | null, running: boolean): string | null {
  if (run === null) return null;
  const { trouble, tookMs, totalBytes, handedBytes, peakBytes, waitingBytes } = run;
  const peak = `at most ${exactBytes(peakBytes)} waited in the page`;
  if (trouble !== null && (tookMs !== null || running)) {
    return `The browser took ${exactBytes(handedBytes)} of ${exactBytes(totalBytes)}, and then threw ${trouble}. What it took arrives all the same. ${wordSentence(run)}`;
  }
  if (tookMs !== null) {
    return `All ${exactBytes(totalBytes)} arrived after ${(tookMs / 1000).toFixed(1)} s, and ${peak}. ${wordSentence(run)}`;
  }
  if (!running) return `Stopped: ${peak}. What waited is lost with the connection.`;
  if (handedBytes === 0) return 'The two sides agree, and the channel opens.';
  const lead = `${megabytes(waitingBytes)} wait in this page’s memory`;
  return handedBytes < totalBytes
    ? `${lead}; the producer holds ${megabytes(totalBytes - handedBytes)} back.`
    : `${lead}; everything was handed over.`;
}

/** How long the word took that was sent half way. */
export function wordSentence({ bytesBeforeWord, wordTookMs, place }: ChannelTankRun): string {
  if (bytesBeforeWord === null || wordTookMs === null) return '';
  return `The word half way, ${placeWords[place]}, took ${Math.round(wordTookMs)} ms: ${megabytes(bytesBeforeWord)} went before it.`;
}

/** From the producer to the other side, in bytes. */
export function channelVessels(run: ChannelTankRun): readonly Vessel[] {
  const { handedBytes, waitingBytes, arrivedBytes, totalBytes, side } = run;
  return [
    { label: 'not sent yet', about: 'with the producer', bytes: totalBytes - handedBytes },
    { label: 'waits in the page', about: 'bufferedAmount', bytes: waitingBytes },
    {
      label: 'on its way',
      about: 'sent, or half reassembled',
      bytes: Math.max(0, handedBytes - waitingBytes - arrivedBytes),
    },
    {
      label: 'arrived',
      about: side === 'bob' ? 'there, and back again' : 'at the other side',
      bytes: arrivedBytes,
    },
  ];
}
