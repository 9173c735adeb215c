/** What a message costs beside itself: as a frame, and as the HTTP exchange that carries the same bytes. */
import type { Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import type { TraceView } from '../../wire-view/trace-view.ts';
import { firstDataFrame, framesOf, webSocketConnections, type WireFrame } from './wire-frame.ts';

/** Bytes of one direction that are not the message. */
export interface Cost {
  readonly what: string;
  readonly direction: Unit['direction'];
  /** `frame` or `http`: the hue. */
  readonly format: 'ws' | 'http';
  readonly bytes: number;
}

/** The costs that the wire shows so far. */
export function costsOf(view: TraceView): readonly Cost[] {
  const frames = webSocketConnections(view).flatMap((connection) => framesOf(connection));
  return [
    ...frameCost(firstDataFrame(frames, 'client-to-server'), 'frame header, sent'),
    ...headCost(view, 'request-head', 'HTTP request head'),
    ...frameCost(firstDataFrame(frames, 'server-to-client'), 'frame header, received'),
    ...headCost(view, 'response-head', 'HTTP response head'),
  ];
}

function frameCost(frame: WireFrame | null, what: string): readonly Cost[] {
  if (frame === null) return [];
  const { headerBytes, unit } = frame;
  return [{ what, direction: unit.direction, format: 'ws', bytes: headerBytes }];
}

/** The path by which the same message went as an HTTP request. */
export const publishPath = '/feed/publish';

function headCost(
  { connections }: TraceView,
  kind: 'request-head' | 'response-head',
  what: string,
): readonly Cost[] {
  for (const { open, conversation } of connections) {
    if (open !== null && open.hopOf !== null) continue;
    const request = conversation.units.find(
      (unit) => unit.kind === 'request-head' && unit.title.startsWith(`POST ${publishPath}`),
    );
    const head = conversation.units.find(
      (unit) => unit.kind === kind && unit.exchange === request?.exchange,
    );
    if (request === undefined || head === undefined) continue;
    const { start, end } = head.range;
    return [{ what, direction: head.direction, format: 'http', bytes: end - start }];
  }
  return [];
}
