/** Encode once, write many: streams that show the same frame in the same layout share its bytes. */
import type { CameraFrame } from '../../video/frame.ts';
import type { PartLayout } from './parts.ts';
import { framePart } from './parts.ts';

export interface SharedParts {
  /** The part of a frame that is not the last. */
  partOf(frame: CameraFrame, layout: PartLayout): Buffer;
}

/** Kept as long as the frame is. */
export function createSharedParts(): SharedParts {
  const parts = new WeakMap<CameraFrame, Map<string, Buffer>>();
  return {
    partOf(frame, layout) {
      const ofFrame = parts.get(frame) ?? new Map<string, Buffer>();
      parts.set(frame, ofFrame);
      const key = `${layout.flush} ${layout.length} ${layout.boundaryInData}`;
      const part = ofFrame.get(key) ?? framePart(layout, frame, false);
      ofFrame.set(key, part);
      return part;
    },
  };
}
