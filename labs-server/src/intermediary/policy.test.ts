import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import { intermediaryEndpoint } from '../../wire/mechanisms/intermediary.ts';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createPolicy, splitTarget } from './policy.ts';

test('the own parameters are taken off, all others stay as they were written', () => {
  const { reading, target } = splitTarget(
    '/s/a/1/polling/events?since=3&via=rechunk&x=%20a+b?c&viaBytes=9&viaduct=1',
  );
  assert.equal(target, '/s/a/1/polling/events?since=3&x=%20a+b?c&viaduct=1');
  assert.ok(reading.ok);
  assert.equal(reading.query.via, 'rechunk');
  assert.equal(reading.query.viaBytes, 9);
});

test('a target without other parameters has no question mark', () => {
  assert.equal(splitTarget('/s/a/1/x?via=delay').target, '/s/a/1/x');
  assert.equal(splitTarget('/s/a/1/x').target, '/s/a/1/x');
});

test('without via the exchange is direct', () => {
  const { reading } = splitTarget('/s/a/1/x?since=1');
  assert.ok(reading.ok && reading.query.via === 'direct');
});

test('whatever the policy, a reader that has stopped makes the sender wait, with bounded memory', async () => {
  const piece = Buffer.alloc(8 * 1024, 'x');
  const mostBytes = 1024 * 1024;
  for (const name of intermediaryEndpoint.parameters[0].choices) {
    const { reading } = splitTarget(`/s/a/1/x?via=${name}&viaBytesPerSecond=1000000`);
    assert.ok(reading.ok);
    const clock = createFakeClock();
    const policy = createPolicy(reading.query, clock, () => {});
    const held = (): number => policy.readableLength + policy.writableLength;
    let written = 0;
    while (!policy.writableNeedDrain && written < 4 * mostBytes) {
      policy.write(piece);
      written += piece.length;
      await turn();
      clock.advance(1_000);
    }
    assert.ok(policy.writableNeedDrain && held() <= mostBytes, `${name}: ${held()} bytes`);
    let read = 0;
    policy.on('data', (bytes: Buffer) => (read += bytes.length));
    policy.end();
    while (!policy.readableEnded) {
      await turn();
      clock.advance(1_000);
    }
    assert.equal(read, written, name);
  }
});
