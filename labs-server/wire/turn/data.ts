/** DATA: RFC 8656 section 18.4. */
import type { AttributeDefinition } from '../stun/attribute.ts';
import { rfc8656 } from './rfc8656.ts';

const source = rfc8656('18.4');

/** Its value is a copy of the bytes. */
export const data: AttributeDefinition<Uint8Array> = {
  type: 0x0013,
  name: 'DATA',
  meaning: 'What a datagram between server and peer carries: in Send and Data indications.',
  source,
  lengths: { least: 0, most: 0xffff },
  read(reader, byteLength) {
    const start = reader.byteIndex;
    const value = reader.bytes.slice(start, start + byteLength);
    const meaning = 'The payload of the UDP datagram.';
    if (byteLength > 0)
      reader.take({ name: 'application data', meaning, source }, byteLength, null);
    return { value, shown: `${byteLength} B` };
  },
  encode: (value) => value,
};
