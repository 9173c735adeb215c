/** What the page and its worker of detection say to each other. */
import type { DetectedObject } from '@wireside/labs-server/wire/video/detections.ts';

/** Addresses of what the worker loads. */
export interface DetectionAddresses {
  readonly model: string;
  readonly weights: string;
  readonly wasm: string;
  readonly wasmSimd: string;
}

export type PageToDetectorMessage =
  | { readonly type: 'open'; readonly addresses: DetectionAddresses }
  /** A picture of `pictureSize`, four bytes for each pixel; they are given away. */
  | { readonly type: 'detect'; readonly rgba: Uint8ClampedArray<ArrayBuffer> };

/** A picture's objects, the best one first. */
export interface PageDetections {
  readonly objects: readonly DetectedObject[];
  /** Milliseconds, with all that is done before and after the model. */
  readonly tookMs: number;
}

export type DetectorToPageMessage =
  | { readonly type: 'loading'; readonly byteLength: number }
  | {
      readonly type: 'ready';
      /** Where the worker's own script is from. */
      readonly script: string;
      /** Bytes that the network brought for it; less than the files have where the browser kept some. */
      readonly networkBytes: number;
    }
  | ({ readonly type: 'detected' } & PageDetections)
  | { readonly type: 'failed'; readonly problem: string };
