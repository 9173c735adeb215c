import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellProtocol } from './cell-message.ts';
import { isCellToHostMessage, isConnectMessage, isReadyMessage } from './message-guards.ts';

const value = { kind: 'number', text: '1' };

test('messages of the contract are accepted', () => {
  const failure = { name: 'Error', message: 'm', phase: 'run', position: null, value };
  for (const message of [
    { type: 'line', atMs: 1, level: 'log', values: [value] },
    { type: 'error', atMs: 1, fatal: false, failure },
    { type: 'returned', id: 1, result: { value: undefined } },
    { type: 'returned', id: 1, result: { failure } },
    { type: 'heartbeat', id: 1 },
  ]) {
    assert.equal(isCellToHostMessage(message), true, JSON.stringify(message));
  }
});

test('anything else is refused, whatever it is', () => {
  let deep: unknown = value;
  for (let level = 0; level < 100; level += 1) {
    deep = { kind: 'object', text: 'x', entries: [{ key: 'a', value: deep }] };
  }
  for (const message of [
    null,
    'line',
    { type: 'toString' },
    { type: 'line', atMs: Number.NaN, level: 'log', values: [] },
    { type: 'line', atMs: 1, level: 'loud', values: [] },
    { type: 'line', atMs: 1, level: 'log', values: [{ kind: 'x' }] },
    { type: 'line', atMs: 1, level: 'log', values: [deep] },
    { type: 'error', atMs: 1, fatal: true, failure: { name: 'Error' } },
  ]) {
    assert.equal(isCellToHostMessage(message), false);
  }
});

test('a frame of another protocol is not spoken to', () => {
  assert.equal(isReadyMessage({ type: 'runner-ready', protocol: cellProtocol }), true);
  assert.equal(isReadyMessage({ type: 'runner-ready', protocol: cellProtocol + 1 }), false);
  assert.equal(isConnectMessage({ type: 'connect', protocol: 0 }), false);
});
