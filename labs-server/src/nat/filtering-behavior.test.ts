import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filteringBehaviorIds } from '../../wire/nat/nat-behavior.ts';
import { filterKey } from './filtering-behavior.ts';

const sentTo = { address: '203.0.113.1', port: 3478 };

/** RFC 4787 section 5: after a packet to `sentTo`, does one get in that comes from ...? */
const table = {
  'endpoint-independent': { same: true, otherPort: true, otherAddress: true },
  'address-dependent': { same: true, otherPort: true, otherAddress: false },
  'address-and-port-dependent': { same: true, otherPort: false, otherAddress: false },
} as const;

test('each behavior lets in exactly what RFC 4787 section 5 says', () => {
  for (const behavior of filteringBehaviorIds) {
    const allowed = filterKey(behavior, sentTo);
    const getsIn = (from: typeof sentTo) => filterKey(behavior, from) === allowed;
    assert.deepEqual(
      {
        same: getsIn({ ...sentTo }),
        otherPort: getsIn({ ...sentTo, port: 3479 }),
        otherAddress: getsIn({ ...sentTo, address: '203.0.113.20' }),
      },
      table[behavior],
      behavior,
    );
  }
});
