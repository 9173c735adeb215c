import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { Layers } from './layers.ts';

test('a body layer reads its bytes from the pieces of the stream that it maps to', () => {
  const layers = new Layers();
  const raw = layers.raw('server-to-client');
  raw.store.append(ascii('2\r\nab\r\n1\r\nc\r\n'));
  const body = layers.addBody('server-to-client', 'chunked body', 0);
  body.map.append({ start: 3, end: 5 });
  body.map.append({ start: 10, end: 11 });
  assert.equal(Buffer.from(body.slice({ start: 0, end: 3 })).toString(), 'abc');
  assert.equal(Buffer.from(body.slice({ start: 1, end: 2 })).toString(), 'b');
  assert.deepEqual(body.toRaw({ start: 1, end: 3 }), [
    { start: 4, end: 5 },
    { start: 10, end: 11 },
  ]);
  assert.equal(body.parent, raw.key);
  assert.equal(layers.all.get(body.key), body);
});

test('an empty range of a stream lies nowhere', () => {
  assert.deepEqual(new Layers().raw('client-to-server').toRaw({ start: 3, end: 3 }), []);
});

test('the bodies that can have bytes in a range are found, those of the other direction are not', () => {
  const layers = new Layers();
  const bodies = [0, 100, 200].map((start) => layers.addBody('server-to-client', 'body', start));
  layers.addBody('client-to-server', 'body', 0);
  const found = (start: number, end: number) =>
    layers
      .childrenIn(layers.raw('server-to-client').key, { start, end })
      .map((body) => bodies.findIndex(({ key }) => key === body.key));
  assert.deepEqual(found(0, 50), [0]);
  assert.deepEqual(found(150, 250), [1, 2]);
  assert.deepEqual(found(100, 101), [1]);
});
