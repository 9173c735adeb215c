import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import {
  characterKeysAreOn,
  isCharacterKey,
  isSwitchedOff,
  switchCharacterKeys,
} from './character-keys.ts';

function giveStorage(storage: object): void {
  Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true });
}

beforeEach(() => {
  const texts = new Map<string, string>();
  giveStorage({
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
    removeItem: (key: string) => void texts.delete(key),
  });
});
afterEach(() => void Reflect.deleteProperty(globalThis, 'localStorage'));

test('letters, marks and Space are character keys; named keys are not', () => {
  for (const key of ['p', 'P', '.', '?', ' ', 'ř']) assert.ok(isCharacterKey(key), key);
  for (const key of ['Escape', 'ArrowRight', 'Home', 'F1', 'Enter']) {
    assert.ok(!isCharacterKey(key), key);
  }
});

test('character keys are on until they are switched off, and can be switched on again', () => {
  assert.equal(characterKeysAreOn(), true);
  switchCharacterKeys(false);
  assert.equal(characterKeysAreOn(), false);
  assert.equal(isSwitchedOff('b'), true);
  assert.equal(isSwitchedOff('ArrowRight'), false, 'arrow keys stay');
  switchCharacterKeys(true);
  assert.equal(isSwitchedOff('b'), false);
});

test('where storage is forbidden the switch holds for the page', () => {
  Object.defineProperty(globalThis, 'localStorage', {
    get: () => {
      throw new DOMException('denied', 'SecurityError');
    },
    configurable: true,
  });
  switchCharacterKeys(false);
  assert.equal(characterKeysAreOn(), false);
  switchCharacterKeys(true);
  assert.equal(characterKeysAreOn(), true);
});
