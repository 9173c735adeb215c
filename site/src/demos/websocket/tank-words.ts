/** What the tank comes to, in words. */
import type { TankRun, TankWay } from './tank-report.ts';

export const wayLabels: Readonly<Record<TankWay, string>> = {
  loop: 'send() in a loop',
  wait: 'wait for bufferedAmount',
  stream: 'WebSocketStream',
};

/** `32,768,000 B` */
export function exactBytes(bytes: number): string {
  return `${bytes.toLocaleString('en')} B`;
}

/** `32.8 MB` */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** One sentence about the newest run; null before the first. */
export function tankWords(run: TankRun | null, running: boolean): string | null {
  if (run === null) return null;
  const { numbers, peakBytes, totalBytes, tookMs, way } = run;
  if (tookMs !== null) {
    const seconds = (tookMs / 1000).toFixed(1);
    return `${wayLabels[way]}: all ${exactBytes(totalBytes)} were read after ${seconds} s, and at most ${exactBytes(peakBytes)} waited in the page.`;
  }
  if (!running) {
    return `Stopped: ${exactBytes(peakBytes)} waited in the page at most. What waited is lost with the connection.`;
  }
  if (numbers.handedBytes === 0) return 'The socket opens.';
  const lead = `${megabytes(numbers.waitingBytes)} wait in this page’s memory`;
  return numbers.handedBytes < totalBytes
    ? `${lead}; the producer holds ${megabytes(totalBytes - numbers.handedBytes)} back.`
    : `${lead}; everything was handed over at once.`;
}

/** What the drawing shows, from the producer to the server, in bytes. */
export interface Vessel {
  readonly label: string;
  readonly about: string;
  readonly bytes: number;
}

export function vesselsOf({ numbers, totalBytes }: TankRun): readonly Vessel[] {
  const { handedBytes, waitingBytes, readBytes } = numbers;
  return [
    { label: 'not sent yet', about: 'with the producer', bytes: totalBytes - handedBytes },
    { label: 'waits in the page', about: 'bufferedAmount', bytes: waitingBytes },
    {
      label: 'on its way',
      about: 'buffers of both systems',
      bytes: Math.max(0, handedBytes - waitingBytes - readBytes),
    },
    { label: 'read', about: 'says the server', bytes: readBytes },
  ];
}
