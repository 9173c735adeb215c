import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CollidingChannel } from './colliding-channel.ts';
import type { PeerName } from './peer-name.ts';

const offer = { description: { type: 'offer', sdp: '' } } as const;
const answer = { description: { type: 'answer', sdp: '' } } as const;
const candidate = { candidate: { candidate: 'candidate:1' } };

function begin() {
  const delivered: string[] = [];
  const channel = new CollidingChannel((to, { description }) =>
    delivered.push(`${description?.type ?? 'candidate'} to ${to}`),
  );
  const send = (from: PeerName, ...contents: Parameters<CollidingChannel['send']>[1][]) => {
    for (const content of contents) channel.send(from, content);
  };
  return { channel, delivered, send };
}

test('messages pass at once before a collision is asked for', () => {
  const { delivered, send } = begin();
  send('Alice', offer, candidate);
  send('Bob', answer);
  assert.deepEqual(delivered, ['offer to Bob', 'candidate to Bob', 'answer to Alice']);
});

test('then the first offer is held, with its candidates, until the other one is there', () => {
  const { channel, delivered, send } = begin();
  channel.collide();
  send('Alice', offer, candidate);
  assert.deepEqual(delivered, []);
  send('Bob', offer);
  assert.deepEqual(delivered, ['offer to Bob', 'candidate to Bob', 'offer to Alice']);
});

test('after the collision messages pass again, each once', () => {
  const { channel, delivered, send } = begin();
  channel.collide();
  send('Bob', offer);
  send('Alice', offer);
  send('Bob', answer, offer);
  assert.deepEqual(delivered, [
    'offer to Bob',
    'offer to Alice',
    'answer to Alice',
    'offer to Alice',
  ]);
});
