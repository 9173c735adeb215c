import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Layers } from './layers.ts';
import { messageFields, messageTitle } from './plain-message.ts';

/** A message of these bytes. */
function messageOf(bytes: Uint8Array) {
  const layers = new Layers();
  const raw = layers.raw('server-to-client');
  raw.store.append(bytes);
  const layer = layers.addUnmasked('server-to-client', 'message', 0, 'data');
  layer.beginPayload(0, null);
  layer.map.append({ start: 0, end: bytes.length });
  return layer;
}

const textMessage = (text: string) => messageOf(new TextEncoder().encode(text));

test('a text is its own title, and a long one is cut, whatever its characters need in UTF-8', () => {
  assert.equal(messageTitle(textMessage('Hello'), 'text'), '"Hello"');
  for (const character of ['x', 'ř', '€', '🦉']) {
    const title = messageTitle(textMessage(character.repeat(200)), 'text');
    assert.match(title, new RegExp(`^"(${character})+…$`, 'u'));
    assert.ok(title.length >= 59 && title.length <= 60, title);
  }
});

test('binary data are titled by their first bytes', () => {
  assert.equal(messageTitle(messageOf(Uint8Array.of(1, 2, 255)), 'binary'), '01 02 ff');
  assert.equal(messageTitle(messageOf(new Uint8Array(9)), 'binary'), '00 00 00 00 00 00 00 00 …');
  assert.equal(messageTitle(messageOf(new Uint8Array(0)), 'binary'), 'empty');
});

test('the field of a long text shows its beginning, and no character that is not in it', () => {
  const text = `x${'€'.repeat(1000)}`;
  const layer = textMessage(text);
  const [field] = messageFields(layer, 'text', { start: 0, end: layer.byteLength });
  const value = String(field?.value);
  assert.ok(value.endsWith('€…'), value.slice(-3));
  assert.ok(text.startsWith(value.slice(0, -1)));
});
