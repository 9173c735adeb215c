import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readToMallory } from './read-message.ts';

test('the three shapes are read, and nothing besides is kept', () => {
  const offer = readToMallory('{"type":"offer","sdp":"v=0","more":1}');
  assert.deepEqual(offer, { ok: true, message: { type: 'offer', sdp: 'v=0' } });
  assert.deepEqual(readToMallory('{"type":"reveal"}'), { ok: true, message: { type: 'reveal' } });
});

test('anything else is told in one sentence', () => {
  for (const text of ['', '[]', 'null', '{"type":"bye"}', '{"type":"answer","sdp":3}']) {
    const reading = readToMallory(text);
    assert.ok(!reading.ok && reading.detail.includes('Send JSON'), text);
  }
  const binary = readToMallory(new Uint8Array(2));
  assert.ok(!binary.ok && binary.detail.includes('binary'));
});
