/** The type of a STUN message: a class and a method, their bits interleaved. RFC 8489 section 5, figure 3. */
import { rfc8489 } from './attribute.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';

/** In the order of their two bits: 0b00, 0b01, 0b10, 0b11. */
export const messageClasses = [
  'request',
  'indication',
  'success response',
  'error response',
] as const;

export type MessageClass = (typeof messageClasses)[number];

export interface MessageType {
  readonly messageClass: MessageClass;
  /** 0 to 0xFFF; `Binding` is 1. */
  readonly method: number;
}

export const bindingMethod = 0x001;

const structure = rfc8489('5');

const terms = {
  zeros: {
    name: 'zero bits',
    meaning: 'Two zeros: they tell STUN from other protocols on the same port.',
    source: structure,
  },
  high: { name: 'M11-M7', meaning: 'The highest five bits of the method.', source: structure },
  class1: {
    name: 'C1',
    meaning: 'The higher bit of the class: 1 for a response.',
    source: structure,
  },
  middle: { name: 'M6-M4', meaning: 'Three more bits of the method.', source: structure },
  class0: {
    name: 'C0',
    meaning: 'The lower bit of the class: 1 for an indication or an error.',
    source: structure,
  },
  low: { name: 'M3-M0', meaning: 'The lowest four bits of the method.', source: structure },
} as const satisfies Record<string, FieldTerm>;

const meanings: Record<MessageClass, string> = {
  request: 'asks for a response',
  indication: 'asks for no response',
  'success response': 'says that the request succeeded',
  'error response': 'says that the request failed; ERROR-CODE tells why',
};

/** Reads the 16 bits; `methodName` names a method. */
export function readMessageType(
  reader: FieldReader,
  methodName: (method: number) => string,
): MessageType {
  let type: MessageType = { messageClass: 'request', method: 0 };
  reader.group(() => {
    reader.uint(terms.zeros, 2);
    const high = reader.uint(terms.high, 5);
    const class1 = reader.uint(terms.class1, 1);
    const middle = reader.uint(terms.middle, 3);
    const class0 = reader.uint(terms.class0, 1);
    const low = reader.uint(terms.low, 4);
    const method = (high << 7) | (middle << 4) | low;
    type = { messageClass: classOf(2 * class1 + class0), method };
    return {
      name: 'STUN message type',
      meaning: `${methodName(method)}: this ${type.messageClass} ${meanings[type.messageClass]}.`,
      source: structure,
      value: `${methodName(method)} ${type.messageClass}`,
    };
  });
  return type;
}

function classOf(bits: number): MessageClass {
  return messageClasses[bits] ?? 'request';
}

/** The 16 bits of a type. Throws a RangeError for a method that needs more than 12 bits. */
export function messageTypeBits({ messageClass, method }: MessageType): number {
  if (!Number.isInteger(method) || method < 0 || method > 0xfff) {
    throw new RangeError(`a method is a number from 0 to 0xFFF, found ${method}`);
  }
  const bits = messageClasses.indexOf(messageClass);
  const [class1, class0] = [bits >> 1, bits & 1];
  return (
    ((method & 0xf80) << 2) |
    (class1 << 8) |
    ((method & 0x070) << 1) |
    (class0 << 4) |
    (method & 0x00f)
  );
}
