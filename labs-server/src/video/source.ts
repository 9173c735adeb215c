/** Where a camera's pictures come from. */
import type { SKRSContext2D } from '@napi-rs/canvas';

export interface VideoSource {
  /**
   * A number that tells the newest picture from the one before; null when there is none yet.
   * @param atUs microseconds since the camera was opened
   */
  serialAt(atUs: number): number | null;
  /** Draws that picture over the whole canvas of `pictureSize`. Called only when it is needed. */
  draw(context: SKRSContext2D, atUs: number): void;
  /** Told when the first reader comes and when the last one leaves: a source costs nothing while nobody watches. */
  watched(isWatched: boolean): void;
  /** Resolves when there is something to draw, or when it is clear that nothing comes soon. */
  prepare(): Promise<void>;
}
