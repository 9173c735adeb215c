/** A page that reads slower than ffmpeg writes. */
import type { Clock } from '../../lab.ts';
import { closeCode, type LabWebSocket } from '../../web-socket.ts';
import type { Transcoding } from './transcoding.ts';

/** From so many waiting bytes on ffmpeg is not read. */
export const pauseAboveBytes = 128 * 1024;
const lookAgainMs = 20;
/** A page that reads nothing for so long loses its transcoding, for which others may wait. */
export const waitAtMostMs = 10_000;

/**
 * Reads no more of `transcoding` while too much waits for the page, and ends a page that does not read at all.
 * @returns to be called after each message to the page
 */
export function paceByPage(
  clock: Clock,
  page: Pick<LabWebSocket, 'bufferedAmount' | 'close'>,
  transcoding: Pick<Transcoding, 'pause' | 'resume'>,
): () => void {
  let waitsSinceUs: number | null = null;
  const look = (sinceUs: number): void => {
    if (page.bufferedAmount <= pauseAboveBytes) {
      waitsSinceUs = null;
      transcoding.resume();
    } else if (clock.monotonicUs() - sinceUs >= waitAtMostMs * 1_000) {
      page.close(closeCode.tryAgainLater, 'the page did not read for ten seconds');
    } else {
      clock.after(lookAgainMs, () => look(sinceUs));
    }
  };
  return () => {
    if (waitsSinceUs !== null || page.bufferedAmount <= pauseAboveBytes) return;
    const sinceUs = (waitsSinceUs = clock.monotonicUs());
    transcoding.pause();
    clock.after(lookAgainMs, () => look(sinceUs));
  };
}
