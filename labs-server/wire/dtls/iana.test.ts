import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRegistry } from '../testing/iana-registry.ts';
import { alertDescriptions } from './alert.ts';
import { cipherSuites } from './cipher-suite.ts';
import { contentType, contentTypes } from './content-type.ts';
import { extensionType, extensionTypes } from './extension-type.ts';
import { handshakeType, handshakeTypes } from './handshake-type.ts';
import { registeredName } from './registered-name.ts';
import { registeredSchemes, signatureSchemes } from './signature-scheme.ts';
import { srtpProtectionProfiles } from './srtp-protection-profile.ts';
import { supportedGroups } from './supported-group.ts';

/** Number and name of every row; a name that later versions reserve is the name of the older one. */
function registry(name: string): [number, string][] {
  const rows = readRegistry(new URL(`fixtures/iana-${name}.csv`, import.meta.url));
  return rows.map(({ first, meaning }) => [first, meaning.replace(/_RESERVED$/, '')]);
}

const namedTables = [
  ['cipher-suites', cipherSuites],
  ['supported-groups', supportedGroups],
  ['signature-schemes', registeredSchemes],
  ['srtp-protection-profiles', srtpProtectionProfiles],
  ['alerts', alertDescriptions],
] as const;

for (const [name, table] of namedTables) {
  test(`the ${name.replaceAll('-', ' ')} have the values and names of the registry`, () => {
    assert.deepEqual([...table], registry(name));
  });
}

test('the content types have the values and names of the registry', () => {
  const rows = registry('content-types');
  assert.deepEqual(
    Object.values(contentTypes),
    rows.map(([type]) => type),
  );
  for (const [type, name] of rows) assert.equal(contentType(type)?.name, name.toLowerCase());
  for (const [name, type] of Object.entries(contentTypes)) {
    assert.equal(contentType(type)?.name, name);
  }
  assert.equal(contentType(19), null);
});

test('the messages of the handshake have the values and names of the registry', () => {
  const rows = registry('handshake-types');
  for (const [type, name] of rows) assert.equal(handshakeType(type).name, name);
  const names = new Map(rows.map(([type, name]) => [name, type]));
  for (const [name, type] of Object.entries(handshakeTypes)) assert.equal(names.get(name), type);
  const known = new Set(rows.map(([type]) => type));
  for (let type = 0; type < 256; type += 1) {
    if (!known.has(type)) assert.equal(handshakeType(type).name, `type ${type}`);
  }
});

test('the extensions have the values and names of the registry', () => {
  const rows = registry('extension-types');
  for (const [type, name] of rows) assert.equal(extensionType(type).name, name);
  const names = new Map(rows.map(([type, name]) => [name, type]));
  for (const [name, type] of Object.entries(extensionTypes)) assert.equal(names.get(name), type);
  assert.equal(extensionType(0x4a4a).name, 'type 19018');
});

test('RFC 5246 section 7.4.1.4.1: a pair that has no name any more is told by its parts', () => {
  assert.equal(registeredName(signatureSchemes, 0x0303), '0x0303 sha224 with ecdsa');
  assert.equal(registeredName(signatureSchemes, 0x0101), '0x0101 md5 with rsa');
  assert.equal(registeredName(signatureSchemes, 0x0403), '0x0403 ecdsa_secp256r1_sha256');
  assert.equal(registeredName(signatureSchemes, 0x0708), '0x0708');
});
