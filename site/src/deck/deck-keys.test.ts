import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KeyPress } from './deck-keys.ts';
import { commandOf } from './deck-keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  shift: false,
  modified: false,
  ...more,
});

test('P presents from the reading view, and no other key does anything there', () => {
  assert.equal(commandOf(press('p'), 'reading', 'page', false), 'present');
  assert.equal(commandOf(press('P'), 'reading', 'control', false), 'present');
  for (const key of ['ArrowRight', ' ', 'b', 'r', 's', 'Escape', 'Home']) {
    assert.equal(commandOf(press(key), 'reading', 'page', false), null, key);
  }
});

test('each key of the presenting view has its command', () => {
  const expected = {
    ArrowRight: 'next',
    ArrowDown: 'next',
    PageDown: 'next',
    ' ': 'next',
    ArrowLeft: 'previous',
    ArrowUp: 'previous',
    PageUp: 'previous',
    Home: 'first',
    End: 'last',
    Escape: 'leave',
    b: 'blank',
    B: 'blank',
    r: 'replay',
    s: 'notes',
    x: null,
  };
  for (const [key, command] of Object.entries(expected)) {
    assert.equal(commandOf(press(key), 'presenting', 'page', false), command, key);
  }
});

test('keys in text belong to the text, in either view', () => {
  for (const key of ['p', 'b', ' ', 'ArrowRight', 'Escape']) {
    assert.equal(commandOf(press(key), 'presenting', 'text', false), null, key);
    assert.equal(commandOf(press(key), 'reading', 'text', false), null, key);
  }
});

test('a list or a grid keeps the keys that move in it; the others are those of the deck', () => {
  for (const key of [' ', 'ArrowRight', 'ArrowDown', 'Home', 'End']) {
    assert.equal(commandOf(press(key), 'presenting', 'widget', false), null, key);
  }
  const others = { r: 'replay', b: 'blank', Escape: 'leave', PageDown: 'next', PageUp: 'previous' };
  for (const [key, command] of Object.entries(others)) {
    assert.equal(commandOf(press(key), 'presenting', 'widget', false), command, key);
  }
  assert.equal(commandOf(press('p'), 'reading', 'widget', false), 'present');
});

test('keys with Ctrl, Alt or Meta belong to the browser', () => {
  assert.equal(commandOf(press('p', { modified: true }), 'reading', 'page', false), null);
  assert.equal(
    commandOf(press('ArrowLeft', { modified: true }), 'presenting', 'page', false),
    null,
  );
});

test('Space presses a focused button instead of moving; with Shift it goes back', () => {
  assert.equal(commandOf(press(' '), 'presenting', 'control', false), null);
  assert.equal(commandOf(press('ArrowRight'), 'presenting', 'control', false), 'next');
  assert.equal(commandOf(press(' ', { shift: true }), 'presenting', 'page', false), 'previous');
});

test('up and down scroll a slide that is taller than the screen', () => {
  assert.equal(commandOf(press('ArrowDown'), 'presenting', 'page', true), null);
  assert.equal(commandOf(press('ArrowUp'), 'presenting', 'page', true), null);
  assert.equal(commandOf(press('PageDown'), 'presenting', 'page', true), 'next');
});

test('names of object properties are no keys', () => {
  assert.equal(commandOf(press('constructor'), 'presenting', 'page', false), null);
  assert.equal(commandOf(press('toString'), 'presenting', 'page', false), null);
});
