/** Two ways to send more than the network takes: in a loop, or by waiting for `bufferedamountlow`. */

export const pourWays = ['loop', 'wait'] as const;

export type PourWay = (typeof pourWays)[number];

/** The part of RTCDataChannel that is used; tests pass their own. */
export type PouredChannel = Pick<
  RTCDataChannel,
  'bufferedAmount' | 'bufferedAmountLowThreshold' | 'addEventListener'
> & { send(data: Uint8Array<ArrayBuffer>): void };

export interface PourSetting {
  readonly way: PourWay;
  readonly pieces: number;
  readonly pieceBytes: number;
  /** With `wait`: how little has to be left in the page before it goes on, in bytes. */
  readonly lowBytes: number;
}

/** With `wait`: what may wait in the page before the next message is held back, in bytes. */
export const highBytes = 1_048_576;

/**
 * Hands all messages over.
 * @param onHanded called after each, with its length
 * @returns why the browser took no more, in its own words; null when it took all
 */
export async function pour(
  channel: PouredChannel,
  { way, pieces, pieceBytes, lowBytes }: PourSetting,
  signal: AbortSignal,
  onHanded: (byteLength: number) => void,
): Promise<string | null> {
  const piece = new Uint8Array(pieceBytes);
  channel.bufferedAmountLowThreshold = lowBytes;
  for (let count = 0; count < pieces; count += 1) {
    if (way === 'wait' && channel.bufferedAmount > highBytes) await untilLow(channel, signal);
    try {
      channel.send(piece);
    } catch (error) {
      return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    }
    onHanded(pieceBytes);
  }
  return null;
}

function untilLow(channel: PouredChannel, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = { once: true, signal };
    channel.addEventListener('bufferedamountlow', () => resolve(), over);
    channel.addEventListener('close', () => reject(new Error('The channel was closed.')), over);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
