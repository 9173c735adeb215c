import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feedEndpoints } from '@wireside/labs-server/wire/mechanisms/feed.ts';
import { durationSeconds, firstSetting, settingChoices } from './race-settings.ts';

function valuesOf(name: string): readonly number[] {
  return settingChoices.find((choice) => choice.name === name)?.values ?? [];
}

test('the feed offers what can be chosen', () => {
  const [rate, payload, count] = feedEndpoints.start.parameters;
  const rates: readonly string[] = rate.choices;
  for (const value of valuesOf('rateHz')) assert.ok(rates.includes(String(value)));
  for (const value of valuesOf('payloadBytes')) {
    assert.ok(value >= payload.minimum && value <= payload.maximum);
  }
  for (const value of valuesOf('eventCount')) {
    assert.ok(value >= count.minimum && value <= count.maximum);
  }
});

test('the first setting can be chosen again', () => {
  for (const { name, values } of settingChoices) assert.ok(values.includes(firstSetting[name]));
});

test('a race lasts as long as its events', () => {
  assert.equal(durationSeconds({ rateHz: 0.5, payloadBytes: 46, eventCount: 4 }), 8);
});
