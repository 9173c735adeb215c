import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newRoomCode, readRoomCode, roomCodeAlphabet } from './room-code.ts';

test('a code is read in any case, with spaces and hyphens', () => {
  for (const typed of ['K7XPD', 'k7xpd', ' k7-xpd ', 'K 7 X P D']) {
    assert.equal(readRoomCode(typed), 'K7XPD');
  }
});

test('what has another length, or a character that no code has, is no code', () => {
  for (const typed of [
    '',
    'K7XP',
    'K7XPDD',
    'K0XPD',
    'KOXPD',
    'K1XPD',
    'KIXPD',
    'KLXPD',
    'K?XPD',
  ]) {
    assert.equal(readRoomCode(typed), null, typed);
  }
});

test('every character comes of eight bytes; the rest of the bytes would favour some, and is passed over', () => {
  const counts = new Map<string, number>();
  for (let byte = 0; byte < 248; byte += 1) {
    const code = newRoomCode((byteLength) => new Uint8Array(byteLength).fill(byte));
    const [character = ''] = code;
    assert.equal(code, character.repeat(5));
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  assert.deepEqual([...counts.keys()].toSorted(), [...roomCodeAlphabet].toSorted());
  assert.deepEqual(new Set(counts.values()), new Set([8]));
});

test('bytes that give nothing but the unfair rest are asked for again', () => {
  let asked = 0;
  const code = newRoomCode((byteLength) => {
    asked += 1;
    return new Uint8Array(byteLength).fill(asked === 1 ? 255 : 0);
  });
  assert.equal(code, 'AAAAA');
});
