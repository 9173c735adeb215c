/** Chooses what reads a body: by its framing, and by what it says it is. */
import type { BodyFraming } from '../http1/body-framing.ts';
import type { FieldLine } from '../field/field-line.ts';
import { fieldValues } from '../http1/message-head.ts';
import { boundaryOf } from '../multipart/boundary.ts';
import { ChunkedBodyStage } from './chunked-body-stage.ts';
import { type BodyParts, DelimitedBodyStage } from './delimited-body-stage.ts';
import { EventStreamBody } from './event-stream-body.ts';
import type { BodyContent } from './body-content.ts';
import { JpegContent } from './jpeg-content.ts';
import type { MappedLayer } from './mapped-layer.ts';
import { MultipartBody } from './multipart-body.ts';
import { PayloadBody } from './payload-body.ts';
import { PlainBody } from './plain-body.ts';
import { SdpBody } from './sdp-body.ts';
import type { Stage, StreamContext } from './stage.ts';

/** What is known about the message whose head ends at `start`. */
export interface BodyPlan extends Pick<BodyParts, 'exchange' | 'after' | 'resync'> {
  readonly start: number;
  readonly framing: BodyFraming;
  readonly fieldLines: readonly FieldLine[];
  readonly mayStreamEvents: boolean;
  /** True where the request says that the body is an Engine.IO payload. */
  readonly mayCarryPackets: boolean;
}

/** The stage that reads the body; that which follows the message where there is no body. */
export function createBodyStage(context: StreamContext, plan: BodyPlan): Stage {
  const { framing, start, exchange, after, resync } = plan;
  const parts = (name: string): BodyParts => {
    const layer = context.layers.addBody(context.direction, name, start);
    const content = createContent(context, plan, layer);
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

function createContent(context: StreamContext, plan: BodyPlan, layer: MappedLayer): BodyContent {
  const { exchange } = plan;
  if (isEventStream(plan)) return new EventStreamBody(context.units, layer, exchange);
  const boundary = multipartBoundary(plan);
  if (boundary !== null) return new MultipartBody(context, layer, exchange, boundary);
  if (essenceOf(plan) === 'image/jpeg' && !isHidden(plan)) {
    return new JpegContent(context.units, layer, exchange);
  }
  if (essenceOf(plan) === 'application/sdp' && !isHidden(plan)) {
    return new SdpBody(context.units, layer, exchange);
  }
  if (isPayload(plan)) return new PayloadBody(context, layer, exchange);
  return new PlainBody(context.units, layer, exchange);
}

/** Problems and other answers of HTTP itself are JSON: packets are text/plain or application/octet-stream. */
function isPayload(plan: BodyPlan): boolean {
  const type = essenceOf(plan);
  const isPacketType = ['', 'text/plain', 'application/octet-stream'].includes(type);
  return plan.mayCarryPackets && isPacketType && !isHidden(plan);
}

/** True for text/event-stream that no other coding hides (RFC 9110 sections 8.3 and 8.4). */
function isEventStream(plan: BodyPlan): boolean {
  return plan.mayStreamEvents && essenceOf(plan) === 'text/event-stream' && !isHidden(plan);
}

/** The boundary of a multipart body that no other coding hides (RFC 2046 section 5.1); null for other bodies. */
function multipartBoundary(plan: BodyPlan): string | null {
  if (!essenceOf(plan).startsWith('multipart/') || isHidden(plan)) return null;
  return boundaryOf(fieldValues(plan.fieldLines, 'Content-Type').join(','));
}

function valueOf({ fieldLines }: BodyPlan, name: string): string {
  return fieldValues(fieldLines, name).join(',').trim().toLowerCase();
}

/** The media type without its parameters. */
function essenceOf(plan: BodyPlan): string {
  const [essence = ''] = valueOf(plan, 'Content-Type').split(';');
  return essence.trim();
}

/** True where another coding than chunked hides what the body says. */
function isHidden(plan: BodyPlan): boolean {
  const codings = [valueOf(plan, 'Content-Encoding')];
  if (plan.framing.kind === 'chunked') codings.push(valueOf(plan, 'Transfer-Encoding'));
  return !codings.every((coding) => ['', 'identity', 'chunked'].includes(coding));
}
