import assert from 'node:assert/strict';
import { test } from 'node:test';
import { speaksEngineIo } from './engine-io-target.ts';

test('Engine.IO 4 is told by EIO and transport in the query', () => {
  assert.ok(speaksEngineIo('/socket.io/?EIO=4&transport=polling&t=abc', 'polling'));
  assert.ok(speaksEngineIo('/any/path?sid=1&transport=websocket&EIO=4', 'websocket'));
});

test('another version, another transport or another parameter is not', () => {
  for (const target of [
    null,
    '/socket.io/',
    '/socket.io/?EIO=3&transport=polling',
    '/socket.io/?EIO=4',
    '/socket.io/?EIO=4&transport=websocket',
    '/?xEIO=4&transport=polling',
  ]) {
    assert.ok(!speaksEngineIo(target, 'polling'), String(target));
  }
});
