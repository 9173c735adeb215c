import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRegistry } from '../testing/iana-registry.ts';
import { chunkType, chunkTypes } from './chunk-type.ts';
import { channelTypes } from './data-channel.ts';
import { parameterFormat } from './parameter.ts';
import {
  payloadProtocolIdentifier,
  payloadProtocolIdentifiers,
} from './payload-protocol-identifier.ts';

const registry = (name: string) => readRegistry(new URL(`fixtures/${name}.csv`, import.meta.url));

/** `RFC9260` of the registry as the standard that a source names. */
const standardOf = (reference: string) => reference.replace('RFC', 'RFC ');

test('the chunk types have the values, names and standards of the registry', () => {
  const unnamed = /^Unassigned$|^Reserved for IETF/;
  const names = new Map<string, number>();
  for (const { first, last, meaning, description } of registry('iana-chunk-types')) {
    const known = chunkType(first);
    if (unnamed.test(meaning)) {
      for (let type = first; type <= last; type += 1) {
        assert.equal(chunkType(type).name, `type ${type}`);
      }
      continue;
    }
    const name = /\((.+)\)$/.exec(meaning)?.[1] ?? meaning.toUpperCase();
    assert.equal(known.name, name);
    assert.equal(known.source.standard, standardOf(description));
    names.set(name, first);
  }
  for (const [name, type] of Object.entries(chunkTypes)) assert.equal(names.get(name), type);
});

test('the parameters have the values, names and standards of the registry', () => {
  for (const { first, meaning, description } of registry('iana-chunk-parameter-types')) {
    const known = parameterFormat.known(first);
    const name = meaning.replace(/^Reserved for | \(0x.+$/g, '').replace(/ Parameters?$/, '');
    assert.equal(known.name.replace(/ Parameter$/, ''), name.replace(/ Parameter$/, ''));
    assert.equal(known.source.standard, standardOf(description));
  }
  assert.equal(parameterFormat.known(10).name, 'type 10');
});

test('the payload protocol identifiers of data channels are those of the registry', () => {
  const rows = registry('iana-payload-protocol-identifiers');
  const known = Object.entries(payloadProtocolIdentifiers).toSorted(([, a], [, b]) => a - b);
  assert.deepEqual(
    known,
    rows.map(({ first, meaning }) => [meaning, first]),
  );
  for (const { first, meaning } of rows) {
    assert.equal(payloadProtocolIdentifier(first).name, meaning);
  }
  assert.equal(payloadProtocolIdentifier(55).name, 'identifier 55');
});

test('RFC 8832 section 8.2.2: the channel types', () => {
  const rows = registry('rfc8832-channel-types').map(({ first, meaning }) => [first, meaning]);
  assert.deepEqual([...channelTypes], rows);
});
