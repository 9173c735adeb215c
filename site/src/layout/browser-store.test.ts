import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { browserStorage, forget, keep, kept } from './browser-store.ts';

afterEach(() => void Reflect.deleteProperty(globalThis, 'localStorage'));

test('what was kept is there until it is forgotten', () => {
  const texts = new Map<string, string>();
  Object.defineProperty(globalThis, 'localStorage', {
    value: {
      getItem: (key: string) => texts.get(key) ?? null,
      setItem: (key: string, text: string) => void texts.set(key, text),
      removeItem: (key: string) => void texts.delete(key),
    },
    configurable: true,
  });
  keep('a', '1');
  assert.equal(kept('a'), '1');
  assert.equal(browserStorage.getItem('a'), '1');
  forget('a');
  assert.equal(kept('a'), null);
});

test('where storage is forbidden nothing is kept, and nothing throws', () => {
  Object.defineProperty(globalThis, 'localStorage', {
    get: () => {
      throw new DOMException('denied', 'SecurityError');
    },
    configurable: true,
  });
  browserStorage.setItem('a', '1');
  browserStorage.removeItem('a');
  assert.equal(browserStorage.getItem('a'), null);
});
