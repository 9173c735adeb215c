/** EVEN-PORT: RFC 8656 section 18.7. */
import type { AttributeDefinition } from '../stun/attribute.ts';
import { rfc8656 } from './rfc8656.ts';

const source = rfc8656('18.7');

/** Its value is the R bit: whether the next higher port is to be reserved. */
export const evenPort: AttributeDefinition<boolean> = {
  type: 0x0018,
  name: 'EVEN-PORT',
  meaning: 'The relayed address is to have an even port: as RTP wants, with RTCP on the next one.',
  source,
  lengths: { least: 1, most: 1 },
  read(reader) {
    const meaning = '1: the next higher port is to be reserved for a second allocation.';
    const value = reader.flag({ name: 'R', meaning, source });
    reader.uint(
      { name: 'RFFU', meaning: 'Reserved for future use: zero, and ignored.', source },
      7,
    );
    return { value, shown: value };
  },
  encode: (value) => Uint8Array.of(value ? 0x80 : 0),
};
