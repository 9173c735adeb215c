/** PRIORITY: RFC 8445 sections 7.1.1 and 16.1. */
import type { AttributeDefinition } from './attribute.ts';
import { uintBytes } from './bytes.ts';

const source = { standard: 'RFC 8445', section: '16.1' };

/** Its value is the priority, a number of 32 bits. */
export const priority: AttributeDefinition<number> = {
  type: 0x0024,
  name: 'PRIORITY',
  meaning: 'The priority of the peer-reflexive candidate that this check may find.',
  source,
  lengths: { least: 4, most: 4 },
  read(reader) {
    const start = reader.byteIndex;
    const section = '5.1.2.1';
    const formula = { standard: 'RFC 8445', section };
    const type = reader.uint(
      {
        name: 'type preference',
        meaning:
          'The kind of candidate: 126 is recommended for host, 110 for peer-reflexive, 100 for server-reflexive, 0 for relayed.',
        source: { standard: 'RFC 8445', section: '5.1.2.2' },
      },
      8,
    );
    const local = reader.uint(
      {
        name: 'local preference',
        meaning: 'Which of the own addresses is preferred.',
        source: formula,
      },
      16,
    );
    reader.take(
      {
        name: '256 - component ID',
        meaning:
          '255 is component 1, 254 component 2. Component 1 is RTP, or all where RTP and RTCP share a port; 2 is RTCP.',
        source: formula,
      },
      1,
      reader.bytes[start + 3] ?? 0,
    );
    const value = type * 2 ** 24 + local * 2 ** 8 + (reader.bytes[start + 3] ?? 0);
    return { value, shown: value };
  },
  encode: (value) => uintBytes(value, 4),
};
