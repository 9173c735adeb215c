/** Notices a connection that is silent, as a firewall or a proxy's idle timeout does ("timeout" in Toxiproxy). */
import { Transform } from 'node:stream';
import type { Clock } from '../labs/lab.ts';

/**
 * Passes everything on unchanged. Watches from now on, also before the first byte.
 * @param onIdle called once, when nothing came for `idleMs`
 */
export function createCutIdle(clock: Clock, idleMs: number, onIdle: () => void): Transform {
  let cancel = clock.after(idleMs, onIdle);
  return new Transform({
    transform(piece: Buffer, _encoding, callback) {
      cancel();
      cancel = clock.after(idleMs, onIdle);
      callback(null, piece);
    },
    flush(callback) {
      cancel();
      callback();
    },
    destroy(error, callback) {
      cancel();
      callback(error);
    },
  });
}
