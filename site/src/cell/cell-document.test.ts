import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CellDocument, type EditStorage } from './cell-document.ts';

function memory(): EditStorage & { readonly size: () => number } {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    size: () => kept.size,
  };
}

function open(original: string, storage: EditStorage): CellDocument {
  const document = new CellDocument('sse-clock', original);
  document.restore(storage);
  return document;
}

test('an edit is kept, and comes back with the page', () => {
  const storage = memory();
  open('log(1)', storage).edit('log(2)');
  const again = open('log(1)', storage);
  assert.equal(again.text.value, 'log(2)');
  assert.equal(again.isEdited.value, true);
});

test('reset brings the original back and keeps nothing; undo brings the edit back', () => {
  const storage = memory();
  const document = open('log(1)', storage);
  document.edit('log(2)');
  document.reset();
  assert.equal(document.text.value, 'log(1)');
  assert.equal(storage.size(), 0);
  document.undoReset();
  assert.equal(document.text.value, 'log(2)');
  assert.equal(document.undoable.value, null);
});

test('when the lesson has changed, the old edit is offered and not taken', () => {
  const storage = memory();
  open('log(1)', storage).edit('log(2)');
  const changed = open('log(10)', storage);
  assert.equal(changed.text.value, 'log(10)');
  assert.equal(changed.offer.value, 'log(2)');
  changed.takeOffer();
  assert.equal(changed.text.value, 'log(2)');
  assert.equal(open('log(10)', storage).text.value, 'log(2)');
});

test('an offer that was dropped is not made again', () => {
  const storage = memory();
  open('log(1)', storage).edit('log(2)');
  open('log(10)', storage).dropOffer();
  assert.equal(open('log(10)', storage).offer.value, null);
});

test('storage that throws or holds garbage costs nothing but the memory', () => {
  const broken: EditStorage = {
    getItem: () => '{"original":',
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
    removeItem: () => undefined,
  };
  const document = open('log(1)', broken);
  document.edit('log(2)');
  assert.equal(document.text.value, 'log(2)');
});
