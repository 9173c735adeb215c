import type { ByteRange } from '../field/field.ts';

/** What the main JPEG header says. */
export interface JpegPayload {
  /** Where in the frame's scan data this packet's data belong, in bytes. */
  readonly fragmentOffset: number;
  readonly type: number;
  /** 1 to 99: computed tables; from 128 on the tables are sent, with 255 in every frame. */
  readonly q: number;
  /** In pixels. */
  readonly width: number;
  /** In pixels. */
  readonly height: number;
  /** The scan data behind all headers, in layer coordinates; empty where a header is cut. */
  readonly data: ByteRange;
}
