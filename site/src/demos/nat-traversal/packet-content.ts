/** What a packet of the virtual network carries: a STUN or TURN message, field by field, or the words of an agent. */
import type { Field } from '@wireside/labs-server/wire/field/field.ts';
import { findValue } from '@wireside/labs-server/wire/stun/attribute.ts';
import type { StunMessage } from '@wireside/labs-server/wire/stun/decode-message.ts';
import { errorCode } from '@wireside/labs-server/wire/stun/error-code.ts';
import { useCandidate } from '@wireside/labs-server/wire/stun/use-candidate.ts';
import { methodName } from '@wireside/labs-server/wire/stun/vocabulary.ts';
import { data as dataAttribute } from '@wireside/labs-server/wire/turn/data.ts';
import { decodeTurnUnit, type TurnUnit } from '@wireside/labs-server/wire/turn/decode-unit.ts';
import type { TurnFraming } from '@wireside/labs-server/wire/turn/framing.ts';
import { turnVocabulary } from '@wireside/labs-server/wire/turn/vocabulary.ts';

export interface PacketContent {
  /** `Binding request`, `ChannelData with Binding request`. */
  readonly title: string;
  readonly fields: readonly Field[];
}

/** @param framing of UDP, or of TCP: there the first message is told */
export function packetContent(bytes: Uint8Array, framing: TurnFraming): PacketContent {
  return contentOf(bytes, framing, true);
}

/** @param isOuter what a relay carries is looked into once, not again and again */
function contentOf(bytes: Uint8Array, framing: TurnFraming, isOuter: boolean): PacketContent {
  const result = decodeTurnUnit(bytes, { atEnd: true, byteOffset: 0 }, framing);
  if (result.status !== 'complete') return { title: wordsIn(bytes), fields: [] };
  const { value, fields } = result;
  const title = value.kind === 'stun' ? messageTitle(value.message) : 'ChannelData';
  const carried = isOuter ? carriedBytes(value, bytes) : null;
  if (carried === null) return { title, fields };
  const inner = contentOf(carried, 'datagram', false);
  return { title: `${title} with ${inner.title}`, fields: [...fields, ...inner.fields] };
}

/** What a peer sent or gets: the data of ChannelData, or of a Send or Data indication. */
function carriedBytes(unit: TurnUnit, bytes: Uint8Array): Uint8Array | null {
  if (unit.kind === 'stun') return findValue(unit.message.attributes, dataAttribute) ?? null;
  const { start, end } = unit.channelData.data;
  return bytes.subarray(start, end);
}

function messageTitle({ attributes, method, messageClass }: StunMessage): string {
  const title = `${methodName(turnVocabulary, method)} ${messageClass}`;
  const error = findValue(attributes, errorCode);
  if (error !== undefined) return `${title} ${error.code}`;
  return findValue(attributes, useCandidate) === undefined ? title : `${title}, USE-CANDIDATE`;
}

/** The agents say hello in UTF-8. */
function wordsIn(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes.subarray(0, 60));
  return `data “${text}”`;
}
