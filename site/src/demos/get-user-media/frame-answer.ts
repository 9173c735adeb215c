/** What a document elsewhere tells of its call for the camera. */
import type { MediaPlace } from './media-error.ts';

export interface FrameAnswer {
  readonly place: MediaPlace;
  /** `name` and `message`; null where a stream came. */
  readonly error: unknown;
}

/** An error of a document that is not this one. */
export class ErrorElsewhere extends Error {
  readonly place: MediaPlace;

  /** @param cause the error, `name` and `message` */
  constructor(cause: unknown, place: MediaPlace) {
    super('An error in another document', { cause });
    this.name = 'ErrorElsewhere';
    this.place = place;
  }
}

/** Null for what is no such message. */
export function readFrameAnswer(data: unknown): FrameAnswer | null {
  if (typeof data !== 'object' || data === null || !('place' in data) || !('error' in data)) {
    return null;
  }
  const { place, error } = data;
  if (typeof place !== 'object' || place === null) return null;
  const isSecureContext = 'isSecureContext' in place && place.isSecureContext === true;
  const hasMediaDevices = 'hasMediaDevices' in place && place.hasMediaDevices === true;
  return { place: { isSecureContext, hasMediaDevices }, error };
}
