import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mappingBehaviorIds } from '../../wire/nat/nat-behavior.ts';
import { mappingKey } from './mapping-behavior.ts';

const inside = { address: '192.0.2.10', port: 50_000 };
const first = { address: '203.0.113.1', port: 3478 };
const samePlace = { address: '203.0.113.1', port: 3478 };
const otherPort = { address: '203.0.113.1', port: 3479 };
const otherAddress = { address: '203.0.113.20', port: 3478 };

/** RFC 4787 section 4.1: is the mapping of the first packet used again for a second one to ...? */
const table = {
  'endpoint-independent': { samePlace: true, otherPort: true, otherAddress: true },
  'address-dependent': { samePlace: true, otherPort: true, otherAddress: false },
  'address-and-port-dependent': { samePlace: true, otherPort: false, otherAddress: false },
} as const;

test('each behavior uses a mapping again exactly where RFC 4787 section 4.1 says so', () => {
  for (const behavior of mappingBehaviorIds) {
    const key = mappingKey(behavior, inside, first);
    const again = (to: typeof first) => mappingKey(behavior, inside, to) === key;
    assert.deepEqual(
      {
        samePlace: again(samePlace),
        otherPort: again(otherPort),
        otherAddress: again(otherAddress),
      },
      table[behavior],
      behavior,
    );
  }
});

test('no behavior gives two internal endpoints one mapping', () => {
  for (const behavior of mappingBehaviorIds) {
    const key = mappingKey(behavior, inside, first);
    assert.notEqual(mappingKey(behavior, { ...inside, port: 50_001 }, first), key);
    assert.notEqual(mappingKey(behavior, { ...inside, address: '192.0.2.11' }, first), key);
  }
});
