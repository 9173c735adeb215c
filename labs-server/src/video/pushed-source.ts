/** A source to which somebody sends JPEG pictures: the newest one is shown, the others are forgotten. */
import type { SKRSContext2D } from '@napi-rs/canvas';
import { ImageData } from '@napi-rs/canvas';
import { pictureSize } from '../../wire/video/frame-code.ts';
import { decodeJpeg, isJpeg, whyUnreadable } from './jpeg-decoder.ts';
import type { Rgba } from './frame.ts';
import type { VideoSource } from './source.ts';

export class PushedSource implements VideoSource {
  /** Pictures that came. */
  received = 0;
  /** Pictures that were decoded. */
  decoded = 0;
  /** Pictures that no decoder could read. */
  unreadable = 0;
  /** Why the newest picture could not be read; null when it could. */
  unreadableBecause: string | null = null;
  #newest: Uint8Array | null = null;
  #picture: Rgba | null = null;
  #isWatched = false;
  #decoding: Promise<void> | null = null;

  /** Takes a picture over; false when it is no JPEG. Decoded only while somebody watches. */
  push(jpeg: Uint8Array): boolean {
    if (!isJpeg(jpeg)) return false;
    this.received += 1;
    this.#newest = jpeg;
    if (this.#isWatched) void this.#decode();
    return true;
  }

  serialAt(): number | null {
    return this.#picture === null ? null : this.decoded;
  }

  draw(context: SKRSContext2D): void {
    if (this.#picture === null) return;
    const pixels = new Uint8ClampedArray(this.#picture);
    context.putImageData(new ImageData(pixels, pictureSize.width, pictureSize.height), 0, 0);
  }

  watched(isWatched: boolean): void {
    this.#isWatched = isWatched;
    if (isWatched) void this.#decode();
  }

  async prepare(): Promise<void> {
    await this.#decode();
  }

  /** One picture after the other: while one is decoded, only the newest of the others waits. */
  #decode(): Promise<void> {
    if (this.#newest === null) return this.#decoding ?? Promise.resolve();
    this.#decoding ??= this.#decodeAll();
    return this.#decoding;
  }

  async #decodeAll(): Promise<void> {
    for (let jpeg = this.#newest; jpeg !== null; jpeg = this.#newest) {
      this.#newest = null;
      try {
        this.#picture = await decodeJpeg(jpeg);
        this.decoded += 1;
        this.unreadableBecause = null;
      } catch (error) {
        this.unreadable += 1;
        this.unreadableBecause = whyUnreadable(error);
      }
    }
    // At once, so that a picture that comes now begins anew.
    this.#decoding = null;
  }
}
