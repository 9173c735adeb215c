import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAssigned, readRegistry } from '../testing/iana-registry.ts';
import { turnVocabulary } from '../turn/vocabulary.ts';
import { hex16 } from './bytes.ts';
import { passwordAlgorithmName } from './password-algorithm.ts';
import { registeredAttributes } from './registered-attributes.ts';
import { attributeName, methodName, stunVocabulary } from './vocabulary.ts';

const registry = (name: string) =>
  readRegistry(new URL(`fixtures/iana-${name}.csv`, import.meta.url)).filter(
    (row) => isAssigned(row) && !/^(Reserved|Unassigned)/.test(row.meaning),
  );

test('every registered attribute has its name, and none has another', () => {
  const names = new Map(registry('attributes').map(({ first, meaning }) => [first, meaning]));
  for (let type = 0; type <= 0xffff; type += 1) {
    assert.equal(attributeName(turnVocabulary, type), names.get(type) ?? hex16(type));
  }
});

test('an attribute is either read, or known by name only', () => {
  for (const type of turnVocabulary.attributes.keys()) assert.ok(!registeredAttributes.has(type));
});

test('an attribute is governed by the standard that the registry names', () => {
  for (const { first, description } of registry('attributes')) {
    const source = turnVocabulary.attributes.get(first)?.source.standard;
    if (source) assert.equal(description, `[${source.replace(' ', '')}]`);
  }
});

test('every registered method has its name, and none has another', () => {
  const names = new Map(registry('methods').map(({ first, meaning }) => [first, meaning]));
  for (let method = 0; method <= 0xfff; method += 1) {
    const name =
      names.get(method) ?? `method 0x${method.toString(16).toUpperCase().padStart(3, '0')}`;
    assert.equal(methodName(turnVocabulary, method), name);
  }
});

test('every registered password algorithm has its name', () => {
  for (const { first, meaning } of registry('password-algorithms')) {
    assert.equal(passwordAlgorithmName(first), meaning);
  }
  assert.equal(passwordAlgorithmName(3), 'algorithm 3');
});

test('STUN alone knows nothing of TURN', () => {
  assert.equal(methodName(stunVocabulary, 3), 'method 0x003');
  assert.equal(attributeName(stunVocabulary, 0x000d), '0x000D');
});
