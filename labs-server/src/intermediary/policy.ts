/** From the `via` of a request to the transform that its response goes through. */
import { PassThrough, type Transform } from 'node:stream';
import {
  intermediaryEndpoint,
  type IntermediaryPolicy,
} from '../../wire/mechanisms/intermediary.ts';
import type { Clock } from '../labs/lab.ts';
import { readQuery, type QueryOf, type QueryReading } from '../labs/query.ts';
import { createBuffer } from './buffer.ts';
import { createCoalesce } from './coalesce.ts';
import { createCutIdle } from './cut-idle.ts';
import { createDelay } from './delay.ts';
import { createRechunk, type NextTurn } from './rechunk.ts';
import { createThrottle } from './throttle.ts';

export type Via = QueryOf<typeof intermediaryEndpoint>;

export interface ViaTarget {
  readonly reading: QueryReading<typeof intermediaryEndpoint>;
  /** The request target without the intermediary's own parameters; everything else is unchanged. */
  readonly target: string;
}

const ownNames: ReadonlySet<string> = new Set(
  intermediaryEndpoint.parameters.map(({ name }) => name),
);

/** Splits a request target such as `/s/x/1/polling/latest?via=delay&since=3`. */
export function splitTarget(requestTarget: string): ViaTarget {
  const reading = readQuery(intermediaryEndpoint, requestTarget);
  const [path = '', ...rest] = requestTarget.split('?');
  const query = rest
    .join('?')
    .split('&')
    .filter((pair) => pair !== '' && !ownNames.has(pair.split('=', 1)[0] ?? ''))
    .join('&');
  return { reading, target: query === '' ? path : `${path}?${query}` };
}

const nextTurn: NextTurn = (callback) => {
  const immediate = setImmediate(callback);
  return () => clearImmediate(immediate);
};

/** @param onIdle called with the reason when `cut-idle` finds the connection silent */
type Maker = (via: Via, clock: Clock, onIdle: (reason: string) => void) => Transform;

/** One transform for each policy; its defaults are those that the data of `viaBytes` and `viaMs` tells. */
const makers: Record<IntermediaryPolicy, Maker> = {
  direct: () => new PassThrough(),
  // Upgrade is a field of one hop: a proxy that does not know it passes on the rest, and an ordinary request arrives.
  'refuse-upgrade': () => new PassThrough(),
  rechunk: ({ viaBytes }) => createRechunk(viaBytes ?? 7, nextTurn),
  coalesce: ({ viaBytes, viaMs }, clock) =>
    createCoalesce(clock, { collectMs: viaMs ?? 200, maxBytes: viaBytes ?? 16_384 }),
  buffer: ({ viaBytes }) => createBuffer(viaBytes ?? 4_096),
  delay: ({ viaMs }, clock) => createDelay(clock, viaMs ?? 500),
  throttle: ({ viaBytesPerSecond }, clock) => createThrottle(clock, viaBytesPerSecond),
  'cut-idle': ({ viaMs }, clock, onIdle) => {
    const idleMs = viaMs ?? 5_000;
    const reason = `The intermediary saw no byte for ${idleMs} ms and cut both connections.`;
    return createCutIdle(clock, idleMs, () => onIdle(reason));
  },
};

export const createPolicy: Maker = (via, ...rest) => makers[via.via](via, ...rest);
