/** The event streams that are open, by run, so that one request can cut them all. */
import type { Response } from 'express';
import type { LabCaller } from '../lab.ts';
import type { StreamedResponse } from '../streamed-response.ts';

export interface OpenStreams {
  /** Counts the stream until it is gone. */
  add(caller: LabCaller, stream: StreamedResponse): void;
  of(caller: LabCaller): readonly Response[];
}

const keyOf = ({ session, run }: LabCaller) => `${session}/${run}`;

export function createOpenStreams(): OpenStreams {
  const streams = new Map<string, Set<Response>>();
  return {
    add(caller, stream) {
      const key = keyOf(caller);
      const own = streams.get(key) ?? new Set();
      streams.set(key, own.add(stream.response));
      stream.onGone(() => {
        own.delete(stream.response);
        if (own.size === 0 && streams.get(key) === own) streams.delete(key);
      });
    },
    of: (caller) => [...(streams.get(keyOf(caller)) ?? [])],
  };
}
