import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrowOf } from './sequence-arrows.ts';
import type { Step } from './signaling-report.ts';

const step = (change: Partial<Step>): Step => ({
  atMs: 0,
  kind: 'message',
  from: 'A',
  text: '',
  message: { type: 'offer', sdp: 'v=0\r\n' },
  sent: true,
  received: false,
  ...change,
});

test('with both peers in this page both legs are its own', () => {
  const { left, right, to, words } = arrowOf(step({}), null, false);
  assert.deepEqual([left, right, to], ['own', 'own', 'right']);
  assert.equal(words, 'from A to B, by the server');
});

test('the leg of the other page is told apart, from either side', () => {
  for (const [me, legs] of [
    ['A', ['own', 'other']],
    ['B', ['other', 'own']],
  ] as const) {
    const { left, right } = arrowOf(step({ from: 'B' }), me, false);
    assert.deepEqual([left, right], legs);
  }
});

test('a request goes to the server, and a hello comes from it: to the one who waits', () => {
  const request = arrowOf(step({ kind: 'room', from: 'B', message: null }), null, false);
  assert.deepEqual([request.left, request.right, request.to], ['none', 'own', 'left']);
  const hello = arrowOf(step({ from: 'B', message: { type: 'hello', kind: 'page' } }), 'A', false);
  assert.deepEqual([hello.left, hello.right, hello.to], ['own', 'none', 'left']);
  assert.equal(hello.words, 'from the server to A');
});

test('what is said on the data channel, or carried by hand, passes the server by', () => {
  const said = arrowOf(step({ kind: 'direct', message: null }), 'A', false);
  assert.deepEqual([said.passesBy, said.words], [true, 'from A to B, without the server']);
  const carried = arrowOf(step({}), 'A', true);
  assert.deepEqual([carried.passesBy, carried.words], [true, 'from A to B, carried by hand']);
  assert.equal(arrowOf(step({ kind: 'open' }), 'A', false).to, 'both');
});
