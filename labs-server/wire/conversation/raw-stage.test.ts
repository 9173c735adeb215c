import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStageParts } from '../testing/stage-parts.ts';
import { RawStage } from './raw-stage.ts';
import { reasons } from './undecoded.ts';

test('everything from the start on is one unit that grows, bytes that were not kept as well', () => {
  const { context, append, lose, unitLines } = createStageParts();
  append('HTTP');
  const stage = new RawStage(context, { start: 4, unit: null }, 2, reasons.upgraded);
  assert.equal(stage.advance(), null);
  assert.deepEqual(unitLines(), [], 'no unit before its first byte');
  append('abc');
  stage.advance();
  assert.equal(stage.skip(lose(5)), stage);
  append('d');
  stage.advance();
  assert.deepEqual(unitLines(), ['undecoded [4, 13) complete']);
  const [unit] = context.units.all;
  assert.equal(unit?.exchange, 2);
  assert.equal(unit.fields[0]?.meaning, reasons.upgraded.meaning);
  assert.deepEqual(stage.abandon(), { start: 4, unit: unit.id, gap: true });
});

test('a unit that another stage began is taken over', () => {
  const { context, append, unitLines } = createStageParts();
  append('abc');
  new RawStage(context, { start: 0, unit: null }, 0, reasons.tunnel).advance();
  append('def');
  new RawStage(context, { start: 0, unit: 0 }, 0, reasons.upgraded).advance();
  assert.deepEqual(unitLines(), ['undecoded [0, 6) complete']);
});
