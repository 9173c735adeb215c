/** Golden files: the rendered fields of every fixture, to be read as documentation. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { renderResult } from '../field/render-fields.ts';
import { type DecodedUnit, decodeUnits, type UnitDecoder } from '../field/unit-decoder.ts';
import { assertPrefixesIncomplete, assertSound } from './decoder-properties.ts';
import { type Fixture, readFixtures } from './hex-fixture.ts';

/**
 * Declares one test per fixture in `folder`: its rendered fields equal `<name>.fields.txt`, and its units have the
 * properties of every decoder. UPDATE_GOLDENS=1 writes the golden files instead of comparing them.
 */
export function testGoldens<Value>(folder: URL, decoder: UnitDecoder<Value>): void {
  const fixtures = readFixtures(folder);
  assert.ok(fixtures.length > 0, `${folder.pathname} must hold fixtures`);
  for (const fixture of fixtures) {
    test(`${fixture.name} decodes to its golden fields`, () => {
      compare(fixture, renderUnits(fixture.bytes, decodeFixture(fixture, decoder)));
    });
    test(`${fixture.name} is sound whole and cut anywhere`, () => {
      for (let length = 0; length <= fixture.bytes.length; length += 1) {
        assertSound(decoder.decode, fixture.bytes.subarray(0, length), true);
        assertSound(decoder.decode, fixture.bytes.subarray(0, length), false);
      }
    });
    test(`every proper prefix of a unit of ${fixture.name} is incomplete`, () => {
      for (const unit of decodeFixture(fixture, decoder)) assertSelfDelimiting(fixture, unit);
    });
  }
}

/** A unit that is whole before the end of the input says itself where it ends. */
function assertSelfDelimiting<Value>(
  { bytes }: Fixture,
  { start, decoder }: DecodedUnit<Value>,
): void {
  const result = decoder.decode(bytes.subarray(start), { atEnd: false });
  if (result.status !== 'complete') return;
  assertPrefixesIncomplete(decoder.decode, bytes.subarray(start, start + result.byteLength));
}

function decodeFixture<Value>(
  { bytes, atEnd }: Fixture,
  decoder: UnitDecoder<Value>,
): DecodedUnit<Value>[] {
  return decodeUnits(bytes, { atEnd }, decoder);
}

function renderUnits(bytes: Uint8Array, units: readonly DecodedUnit<unknown>[]): string {
  return units
    .map(({ start, result }) => renderResult(result, bytes.subarray(start), start))
    .join('\n');
}

function compare({ golden, name }: Fixture, rendered: string): void {
  if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(golden, rendered);
  const expected = existsSync(golden) ? readFileSync(golden, 'utf8') : '';
  assert.equal(rendered, expected, `${name}: run with UPDATE_GOLDENS=1 if the change is wanted`);
}
