/** LIFETIME: RFC 8656 section 18.2. */
import type { AttributeDefinition } from '../stun/attribute.ts';
import { uintBytes } from '../stun/bytes.ts';
import { rfc8656 } from './rfc8656.ts';

const source = rfc8656('18.2');

/** Its value is a number of seconds. */
export const lifetime: AttributeDefinition<number> = {
  type: 0x000d,
  name: 'LIFETIME',
  meaning: 'How long the allocation lives without a refresh; 0 in a Refresh request ends it.',
  source,
  lengths: { least: 4, most: 4 },
  read(reader) {
    const value = reader.uint({ name: 'lifetime', meaning: 'In seconds.', source }, 32);
    return { value, shown: `${value} s` };
  },
  encode: (value) => uintBytes(value, 4),
};
