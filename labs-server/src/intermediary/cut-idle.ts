/** Notices a connection that is silent, as a firewall or a proxy's idle timeout does ("timeout" in Toxiproxy). */
import { Transform, type TransformCallback } from 'node:stream';
import type { Clock } from '../labs/lab.ts';

/**
 * Passes everything on unchanged. Watches from now on, also before the first byte.
 * @param onIdle called once, when nothing came for `idleMs`
 */
export function createCutIdle(clock: Clock, idleMs: number, onIdle: () => void): CutIdle {
  return new CutIdle(clock, idleMs, onIdle);
}

export class CutIdle extends Transform {
  readonly #watch: () => () => void;
  #cancel: () => void;

  constructor(clock: Clock, idleMs: number, onIdle: () => void) {
    super();
    this.#watch = () => clock.after(idleMs, onIdle);
    this.#cancel = this.#watch();
  }

  /** Bytes went the other way, past this transform: the connection is not silent. */
  noteActivity(): void {
    this.#cancel();
    if (!this.writableEnded && !this.destroyed) this.#cancel = this.#watch();
  }

  override _transform(piece: Buffer, _encoding: string, callback: TransformCallback): void {
    this.noteActivity();
    callback(null, piece);
  }

  override _flush(callback: TransformCallback): void {
    this.#cancel();
    callback();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    this.#cancel();
    callback(error);
  }
}
