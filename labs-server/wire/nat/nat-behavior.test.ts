import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  classicNatTypeIds,
  classicNatTypes,
  classicTypeOf,
  filteringBehaviorIds,
  filteringBehaviors,
  mappingBehaviorIds,
  mappingBehaviors,
  portAssignmentIds,
  portAssignments,
} from './nat-behavior.ts';

test('the lists name every behavior once', () => {
  assert.deepEqual([...mappingBehaviorIds], Object.keys(mappingBehaviors));
  assert.deepEqual([...filteringBehaviorIds], Object.keys(filteringBehaviors));
  assert.deepEqual(portAssignmentIds.toSorted(), Object.keys(portAssignments).toSorted());
  assert.deepEqual([...classicNatTypeIds], Object.keys(classicNatTypes));
});

test('nat-cone-is-half-a-name: of nine combinations RFC 3489 names four', () => {
  const named = mappingBehaviorIds.flatMap((mapping) =>
    filteringBehaviorIds.map((filtering) => classicTypeOf(mapping, filtering)),
  );
  assert.equal(named.length, 9);
  assert.deepEqual(
    named.filter((name) => name !== null),
    [...classicNatTypeIds],
  );
  assert.equal(classicTypeOf('address-and-port-dependent', 'endpoint-independent'), null);
});
