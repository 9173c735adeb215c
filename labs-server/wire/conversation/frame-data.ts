/** Where the payload data of frames go: into the message that they are a part of, or into a control frame's own layer. */
import type { ByteRange } from '../field/field.ts';
import type { FrameHeader } from '../websocket/frame.ts';
import type { UnmaskedLayer } from './unmasked-layer.ts';

/** Takes the payload data of one frame after the other. */
export interface FrameData {
  readonly layer: UnmaskedLayer;
  /** The payload data of the next frame begin at `start` of the stream. */
  begin(header: FrameHeader, start: number): void;
  /** Those in `range` are there; or, where `kept` is false, crossed the socket and were not kept. */
  take(range: ByteRange, kept: boolean): void;
  /** The frame is whole. */
  finish(header: FrameHeader): void;
  /** Makes the unit of what is not whole reach to the last byte that is there. */
  cover(): void;
  /** Brings the unit of what is not whole up to what is there. */
  refresh(): void;
  /** Nothing more comes, and the data are not whole. */
  abandon(): void;
}
