/** Chooses what reads a body: by its framing, and by what it says it is. */
import type { BodyFraming } from '../http1/body-framing.ts';
import type { FieldLine } from '../field/field-line.ts';
import { fieldValues } from '../http1/message-head.ts';
import { ChunkedBodyStage } from './chunked-body-stage.ts';
import { type BodyParts, DelimitedBodyStage } from './delimited-body-stage.ts';
import { EventStreamBody } from './event-stream-body.ts';
import { PlainBody } from './plain-body.ts';
import type { Stage, StreamContext } from './stage.ts';

/** What is known about the message whose head ends at `start`. */
export interface BodyPlan extends Pick<BodyParts, 'exchange' | 'after' | 'resync'> {
  readonly start: number;
  readonly framing: BodyFraming;
  readonly fieldLines: readonly FieldLine[];
  readonly mayStreamEvents: boolean;
}

/** The stage that reads the body; that which follows the message where there is no body. */
export function createBodyStage(context: StreamContext, plan: BodyPlan): Stage {
  const { framing, start, exchange, after, resync } = plan;
  const parts = (name: string): BodyParts => {
    const layer = context.layers.addBody(context.direction, name, start);
    const content = isEventStream(plan)
      ? new EventStreamBody(context.units, layer, exchange)
      : new PlainBody(context.units, layer, exchange);
    return { layer, content, exchange, after, resync };
  };
  switch (framing.kind) {
    case 'chunked':
      return new ChunkedBodyStage(context, parts('chunked body'), start);
    case 'until-close':
      return new DelimitedBodyStage(context, parts('body'), start, null);
    case 'content-length':
      if (framing.byteLength === 0) return after(start);
      return new DelimitedBodyStage(context, parts('body'), start, framing.byteLength);
    default:
      return after(start);
  }
}

/** True for text/event-stream that no other coding hides (RFC 9110 sections 8.3 and 8.4). */
function isEventStream({ fieldLines, framing, mayStreamEvents }: BodyPlan): boolean {
  if (!mayStreamEvents) return false;
  const valueOf = (name: string) => fieldValues(fieldLines, name).join(',').trim().toLowerCase();
  const [essence = ''] = valueOf('Content-Type').split(';');
  const codings = [valueOf('Content-Encoding')];
  if (framing.kind === 'chunked') codings.push(valueOf('Transfer-Encoding'));
  return (
    essence.trim() === 'text/event-stream' &&
    codings.every((coding) => ['', 'identity', 'chunked'].includes(coding))
  );
}
