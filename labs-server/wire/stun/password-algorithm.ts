/** PASSWORD-ALGORITHM: RFC 8489 section 14.12, with the algorithms of section 18.5. */
import type { Source } from '../field/field.ts';
import type { BrokenRule } from '../field/decode-error.ts';
import type { FieldReader } from '../field/field-reader.ts';
import {
  type AttributeDefinition,
  type AttributeReading,
  paddedLength,
  rfc8489,
} from './attribute.ts';
import { hexText, joinBytes, uintBytes } from './bytes.ts';

export interface PasswordAlgorithm {
  /** 1 is MD5, 2 is SHA-256. */
  readonly algorithm: number;
  /** Empty for both. */
  readonly parameters: Uint8Array;
}

export const passwordAlgorithms = { MD5: 0x0001, 'SHA-256': 0x0002 } as const;

/** `SHA-256`, or the number of one that is not registered. */
export function passwordAlgorithmName(algorithm: number): string {
  if (algorithm === passwordAlgorithms.MD5) return 'MD5';
  return algorithm === passwordAlgorithms['SHA-256'] ? 'SHA-256' : `algorithm ${algorithm}`;
}

/** Reads one algorithm of at most `room` bytes, at least 4; `isLast`: nothing may follow it. */
export function readAlgorithm(
  reader: FieldReader,
  room: number,
  source: Source,
  isLast: boolean,
): AttributeReading<PasswordAlgorithm> {
  const start = reader.byteIndex;
  const [a = 0, b = 0, c = 0, d = 0] = reader.bytes.subarray(start, start + 4);
  const [algorithm, claimed] = [(a << 8) | b, (c << 8) | d];
  const name = passwordAlgorithmName(algorithm);
  const meaning = 'How the key is made of user name, realm and password.';
  reader.take({ name: 'Algorithm', meaning, source }, 2, `${algorithm} ${name}`);
  const lengthMeaning = 'Bytes of parameters, without padding: MD5 and SHA-256 have none.';
  reader.uint({ name: 'Algorithm Parameters Length', meaning: lengthMeaning, source }, 16);
  const length = Math.min(claimed, room - 4);
  const parameters = reader.bytes.slice(start + 4, start + 4 + length);
  const parametersMeaning = 'What the algorithm needs to know beside the password.';
  if (length > 0) {
    reader.take(
      { name: 'Algorithm Parameters', meaning: parametersMeaning, source },
      length,
      hexText(parameters),
    );
  }
  const padding = Math.min(paddedLength(length), room - 4) - length;
  const rest = isLast ? room - 4 - length : padding;
  if (rest > 0) {
    reader.take({ name: 'padding', meaning: 'Up to a multiple of 4 bytes.', source }, rest, null);
  }
  const reading = { value: { algorithm, parameters }, shown: name };
  if (claimed === length && (!isLast || rest === padding)) return reading;
  const what = `the parameters are to have ${claimed} bytes, ${room - 4} are left`;
  const range = reader.layerRange({ start: start + 2, end: start + 4 });
  const field = 'Algorithm Parameters Length';
  const broken: BrokenRule = {
    code: 'algorithm-parameters-length-invalid',
    field,
    range,
    what,
    source,
  };
  return { ...reading, broken };
}

/** One algorithm; `padded`: up to a multiple of 4 bytes. */
export function encodeAlgorithm(
  { algorithm, parameters }: PasswordAlgorithm,
  padded: boolean,
): Uint8Array {
  const head = joinBytes([uintBytes(algorithm, 2), uintBytes(parameters.length, 2), parameters]);
  return padded ? joinBytes([head, new Uint8Array(paddedLength(head.length) - head.length)]) : head;
}

const source = rfc8489('14.12');

export const passwordAlgorithm: AttributeDefinition<PasswordAlgorithm> = {
  type: 0x001d,
  name: 'PASSWORD-ALGORITHM',
  meaning: 'The algorithm that the client chose of those that the server offered.',
  source,
  lengths: { least: 4, most: 0xffff },
  read: (reader, byteLength) => readAlgorithm(reader, byteLength, source, true),
  encode: (value) => encodeAlgorithm(value, false),
};
