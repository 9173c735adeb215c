/** PASSWORD-ALGORITHMS: RFC 8489 section 14.11. */
import type { BrokenRule } from '../field/decode-error.ts';
import { type AttributeDefinition, rfc8489 } from './attribute.ts';
import { joinBytes } from './bytes.ts';
import {
  encodeAlgorithm,
  type PasswordAlgorithm,
  passwordAlgorithmName,
  readAlgorithm,
} from './password-algorithm.ts';

const source = rfc8489('14.11');

/** In the order of the server's preference. */
export const passwordAlgorithmList: AttributeDefinition<readonly PasswordAlgorithm[]> = {
  type: 0x8002,
  name: 'PASSWORD-ALGORITHMS',
  meaning:
    'The algorithms that the server offers, the preferred one first; the client repeats the list, so that nobody can shorten it unseen.',
  source,
  lengths: { least: 4, most: 0xffff, multipleOf: 4 },
  read(reader, byteLength) {
    const end = reader.byteIndex + byteLength;
    const value: PasswordAlgorithm[] = [];
    let broken: BrokenRule | null = null;
    while (reader.byteIndex < end) {
      reader.group(() => {
        const reading = readAlgorithm(reader, end - reader.byteIndex, source, false);
        value.push(reading.value);
        broken ??= reading.broken ?? null;
        const name = `algorithm ${value.length}`;
        return { name, meaning: 'One that the server offers.', source, value: reading.shown };
      });
    }
    const shown = value.map(({ algorithm }) => passwordAlgorithmName(algorithm)).join(', ');
    return { value, shown, broken };
  },
  encode: (value) => joinBytes(value.map((algorithm) => encodeAlgorithm(algorithm, true))),
};
