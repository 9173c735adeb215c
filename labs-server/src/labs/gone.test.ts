import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import type { Request, Response } from 'express';
import { whenGone } from './gone.ts';

/** Just the events of an exchange: its request's socket and its response. */
function exchangeOf(destroyed = false) {
  const socket = Object.assign(new EventEmitter(), { destroyed });
  const response = new EventEmitter();
  let calls = 0;
  whenGone({ socket } as unknown as Request, response as Response, () => (calls += 1));
  return { socket, response, calls: () => calls };
}

test('the end of the response and the end of the connection are told once together', () => {
  const { socket, response, calls } = exchangeOf();
  response.emit('close');
  assert.equal(calls(), 1);
  socket.emit('close');
  assert.equal(calls(), 1);
  assert.equal(socket.listenerCount('close') + response.listenerCount('close'), 0);
});

test('a response whose turn never came is over with its connection', () => {
  const { socket, calls } = exchangeOf();
  socket.emit('close');
  assert.equal(calls(), 1);
});

test('the response may end within the event of its socket', () => {
  const socket = Object.assign(new EventEmitter(), { destroyed: false });
  const response = new EventEmitter();
  socket.on('close', () => response.emit('close'));
  let calls = 0;
  whenGone({ socket } as unknown as Request, response as Response, () => (calls += 1));
  socket.emit('close');
  assert.equal(calls, 1);
});

test('a connection that is gone already is told at once', () => {
  assert.equal(exchangeOf(true).calls(), 1);
});

test('all who wait for one exchange share its listeners, and are told in their order', () => {
  const { socket, response, calls } = exchangeOf();
  const told: string[] = [];
  for (const name of ['one', 'two', 'three']) {
    whenGone({ socket } as unknown as Request, response as Response, () => told.push(name));
  }
  assert.deepEqual([socket.listenerCount('close'), response.listenerCount('close')], [1, 1]);
  socket.emit('close');
  assert.deepEqual([calls(), ...told], [1, 'one', 'two', 'three']);
});
