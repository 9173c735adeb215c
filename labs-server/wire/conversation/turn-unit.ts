/** One STUN or ChannelData message as a unit: from a datagram, or from a stream. */
import type { DecodeError, DecodeResult } from '../field/decode-result.ts';
import type { ByteRange } from '../field/field.ts';
import { findValue } from '../stun/attribute.ts';
import { hex16 } from '../stun/bytes.ts';
import type { StunMessage } from '../stun/decode-message.ts';
import { errorCode } from '../stun/error-code.ts';
import { methodName } from '../stun/vocabulary.ts';
import { decodeTurnUnit, type TurnUnit } from '../turn/decode-unit.ts';
import type { TurnFraming } from '../turn/framing.ts';
import { turnVocabulary } from '../turn/vocabulary.ts';
import type { ConversationLayer, FormatId } from './conversation.ts';
import { limitTitle } from './titles.ts';
import type { TurnSession } from './turn-session.ts';
import { type Reason, undecodedField } from './undecoded.ts';
import type { UnitDraft, UnitList } from './unit-list.ts';

/** Where a message lies. */
export interface TurnPlace {
  readonly layer: ConversationLayer;
  readonly range: ByteRange;
  readonly exchange: number;
  /** A unit that covers it so far, to be taken over; null: none is there. */
  readonly unit: number | null;
}

export function putUnit(units: UnitList, unit: number | null, draft: UnitDraft): number {
  if (unit === null) return units.add(draft);
  units.update(unit, draft);
  return unit;
}

/** What is known of a message before it is read. */
export function turnDraft({ layer, range, exchange }: TurnPlace): UnitDraft {
  const place = { direction: layer.direction, layer: layer.key, range, exchange };
  const format = formatAt(layer, range.start);
  return {
    ...place,
    format,
    kind: 'message',
    title: 'message',
    fields: [],
    state: 'incomplete',
    error: null,
  };
}

/** The first two bits tell (RFC 8656 section 12). */
function formatAt(layer: ConversationLayer, start: number): FormatId {
  const [first = 0] = layer.slice({ start, end: start + 1 });
  return first >> 6 === 1 ? 'turn' : 'stun';
}

/** Adds the unit of a message that is whole: its range says where it ends. */
export function addTurnUnit(
  units: UnitList,
  place: TurnPlace,
  framing: TurnFraming,
  session: TurnSession,
): void {
  const { layer, range, unit } = place;
  const options = { atEnd: true, byteOffset: range.start };
  const decode = (): DecodeResult<TurnUnit> => decodeTurnUnit(layer.slice(range), options, framing);
  const result = decode();
  const { error, ...says } = describe(result, session);
  const state = error ? 'malformed' : 'complete';
  const draft = {
    ...turnDraft(place),
    ...says,
    error,
    fields: () => decode().fields,
    state,
  } as const;
  putUnit(units, unit, draft);
}

function describe(result: DecodeResult<TurnUnit>, session: TurnSession) {
  const exchange = session.current;
  if (result.status === 'malformed') {
    return { title: brokenTitle(result.error), error: result.error, exchange };
  }
  // At the end nothing is incomplete any more.
  if (result.status === 'incomplete') return { title: 'message', error: null, exchange };
  const { value, fault: error = null } = result;
  if (value.kind === 'channel-data') {
    const { channelNumber, data } = value.channelData;
    const size = `${data.end - data.start} B`;
    return {
      title: `ChannelData ${hex16(channelNumber)}, ${size}`,
      error,
      exchange: session.current,
    };
  }
  const { message } = value;
  return { title: stunTitle(message), error, exchange: session.exchangeOf(message) };
}

/** What a message is that cannot be read. */
export function brokenTitle({ code }: DecodeError): string {
  if (code === 'neither-stun-nor-channel-data') return 'neither STUN nor ChannelData';
  return code.startsWith('channel-data')
    ? 'not a whole ChannelData message'
    : 'not a whole STUN message';
}

/** `Allocate error response 401`. */
function stunTitle({ method, messageClass, attributes }: StunMessage): string {
  const code = findValue(attributes, errorCode)?.code;
  const name = `${methodName(turnVocabulary, method)} ${messageClass}`;
  return limitTitle(code === undefined ? name : `${name} ${code}`);
}

/** Adds the unit of a message of which bytes are missing. */
export function addCutTurnUnit(units: UnitList, place: TurnPlace, why: Reason): void {
  const { range, unit } = place;
  const title = `message of ${range.end - range.start} B, not all kept`;
  const fields = [undecodedField(range, why)];
  putUnit(units, unit, { ...turnDraft(place), title, fields, state: 'complete' });
}
