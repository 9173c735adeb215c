/** Which rule the frames broke, by our decoder, and what the endpoint answered. */
import type { Unit } from '@wireside/labs-server/wire/conversation/conversation.ts';
import type { DecodeError } from '@wireside/labs-server/wire/field/decode-result.ts';
import { close as closeOpcode } from '@wireside/labs-server/wire/websocket/opcode.ts';
import type { TraceConnection } from '../../wire-view/trace-connection.ts';
import { framesOf, type WireFrame } from './wire-frame.ts';

export interface FrameVerdict {
  /** The first rule that the client's bytes break, in the decoder's words, with its section; null for none. */
  readonly rule: string | null;
  /** The code that the rule asks for; null where it asks for none. */
  readonly expectedCode: number | null;
  /** The status code of the endpoint's Close frame; null when none came, or one without a code. */
  readonly receivedCode: number | null;
  /** The reason that the Close frame gives; empty for none. */
  readonly receivedReason: string;
  /** True when the last frame never became whole. */
  readonly isUnfinished: boolean;
  /** What else is to be known; null where there is nothing to add. */
  readonly why: string | null;
}

/** Bytes that are missing because the connection was closed are no rule that the sender broke. */
const unfinishedCode = 'frame-truncated';

export function verdictOf(connection: TraceConnection): FrameVerdict {
  const frames = framesOf(connection);
  const ofClient = connection.conversation.units.filter(isOfClient);
  const errors = ofClient.flatMap(({ error }) => error ?? []);
  const error = errors.find(({ code }) => code !== unfinishedCode) ?? null;
  const isUnfinished = frames.some(({ unit }) => isOfClient(unit) && isUnfinishedFrame(unit));
  const { receivedCode, receivedReason } = closeOf(frames);
  const expectedCode = error?.protocolStatus ?? null;
  return {
    rule: error === null ? null : ruleOf(error),
    expectedCode,
    receivedCode,
    receivedReason,
    isUnfinished,
    why: whyOf(error?.code ?? null, receivedCode, isUnfinished),
  };
}

/** True while bytes of the frame are missing, and when they never came. */
export function isUnfinishedFrame({ state, error }: Unit): boolean {
  return state === 'incomplete' || error?.code === unfinishedCode;
}

/** Ids of the frames that break a rule, or of which the message or the Close body does. */
export function brokenFrameIds({ conversation }: TraceConnection): ReadonlySet<number> {
  const { units, layers } = conversation;
  const frames = units.filter(({ kind, format }) => kind === 'frame' && format === 'websocket');
  const broken = units.filter(
    ({ error, format }) =>
      format === 'websocket' && error !== null && error.code !== unfinishedCode,
  );
  const ids = broken.flatMap((unit) => {
    const ranges = layers.get(unit.layer)?.toRaw(unit.range) ?? [];
    const overlaps = ({ direction, range }: Unit) =>
      direction === unit.direction &&
      ranges.some(({ start, end }) => start < range.end && end > range.start);
    return frames.filter(overlaps).map(({ id }) => id);
  });
  return new Set(ids);
}

function isOfClient({ direction, format }: Unit): boolean {
  return direction === 'client-to-server' && format === 'websocket';
}

function ruleOf({ message, source }: DecodeError): string {
  return message.includes('§') ? message : `${message} (${source.standard} §${source.section})`;
}

/** What the endpoint's Close frame says. */
function closeOf(
  frames: readonly WireFrame[],
): Pick<FrameVerdict, 'receivedCode' | 'receivedReason'> {
  const frame = frames.find(
    ({ unit, opcode }) => unit.direction === 'server-to-client' && opcode === closeOpcode,
  );
  if (frame === undefined || frame.payloadBytes < 2) {
    return { receivedCode: null, receivedReason: '' };
  }
  const body = frame.bytes.subarray(frame.headerBytes);
  const [high = 0, low = 0] = body;
  const receivedReason = new TextDecoder().decode(body.subarray(2, frame.payloadBytes));
  return { receivedCode: high * 256 + low, receivedReason };
}

function whyOf(code: string | null, received: number | null, isUnfinished: boolean): string | null {
  if (code === 'data-frame-after-close') {
    return 'Nobody answers to it: after a Close frame a receiver discards what still comes (RFC 6455 §1.4).';
  }
  if (code === null && isUnfinished && received === 1009) {
    return 'No rule is broken: the frame is only not whole. But the header says enough. The endpoint reads messages of at most 1 MB, and refuses this one before it comes (1009).';
  }
  return code === null && isUnfinished
    ? 'The frame is not whole: the endpoint waits for the rest, until the connection is closed.'
    : null;
}
