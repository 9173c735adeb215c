import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { Layers } from './layers.ts';

/** A message "Hello" in two fragments, the first one masked, with a ping of one byte between them. */
function createMessage() {
  const layers = new Layers();
  const raw = layers.raw('client-to-server');
  raw.store.append(ascii('..\x01\x02\x03\x04IgoP..p..lo'));
  const message = layers.addUnmasked('client-to-server', 'message', 0, 'data');
  message.beginPayload(6, 0x01020304);
  message.map.append({ start: 6, end: 8 });
  message.map.append({ start: 8, end: 9 });
  const ping = layers.addUnmasked('client-to-server', 'control frame', 10, 'control');
  ping.beginPayload(12, null);
  ping.map.append({ start: 12, end: 13 });
  message.beginPayload(15, null);
  message.map.append({ start: 15, end: 17 });
  return { layers, raw, message, ping };
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

test('RFC 6455 section 5.3: each fragment is unmasked with its own key, any part of it by itself', () => {
  const { message } = createMessage();
  assert.equal(text(message.slice({ start: 0, end: 9 })), 'Hello');
  assert.equal(text(message.slice({ start: 2, end: 4 })), 'll');
  assert.deepEqual(message.toRaw({ start: 2, end: 4 }), [
    { start: 8, end: 9 },
    { start: 15, end: 16 },
  ]);
});

test('RFC 6455 section 5.4: a control frame within a message hides nothing of it', () => {
  const { layers, raw, message, ping } = createMessage();
  const keysAt = (start: number, end: number) =>
    layers
      .childrenIn(raw.key, { start, end })
      .filter((layer) => layer.fromParent({ start, end }).length > 0)
      .map(({ key }) => key);
  assert.deepEqual(keysAt(0, 20), [message.key, ping.key]);
  assert.deepEqual(keysAt(12, 13), [ping.key]);
  assert.deepEqual(keysAt(16, 17), [message.key]);
});

test('an inflated layer comes as a whole from the whole message', () => {
  const { layers, message } = createMessage();
  const inflated = layers.addWhole(message, 'inflated message', ascii('Hello, Hello'));
  assert.equal(text(inflated.slice({ start: 7, end: 99 })), 'Hello');
  const whole = [
    { start: 6, end: 9 },
    { start: 15, end: 17 },
  ];
  assert.deepEqual(inflated.toRaw({ start: 7, end: 8 }), whole);
  assert.deepEqual(inflated.toRaw({ start: 12, end: 13 }), []);
  assert.deepEqual(inflated.fromParent({ start: 4, end: 5 }), [{ start: 0, end: 12 }]);
  assert.deepEqual(layers.childrenIn(message.key, { start: 4, end: 5 }), [inflated]);
});

test('a layer on a derived layer maps to the raw stream through it', () => {
  const { layers, message } = createMessage();
  const packet = layers.addMapped(message, 'packet', 1);
  packet.map.append({ start: 1, end: 5 });
  assert.equal(text(packet.slice({ start: 0, end: 4 })), 'ello');
  assert.deepEqual(packet.toRaw({ start: 1, end: 3 }), [
    { start: 8, end: 9 },
    { start: 15, end: 16 },
  ]);
  assert.equal(packet.parent, message.key);
});
