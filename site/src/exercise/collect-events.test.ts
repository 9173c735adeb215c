import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collectEvents, typesOf } from './collect-events.ts';

class FakeSource extends EventTarget {
  readyState = 1;
  closed = false;

  close(): void {
    this.closed = true;
  }

  dispatches(type: string, data: string, lastEventId: string): void {
    this.dispatchEvent(new MessageEvent(type, { data, lastEventId }));
  }

  fails(readyState: number): void {
    this.readyState = readyState;
    this.dispatchEvent(new Event('error'));
  }
}

test('the report holds named and unnamed events in the order of their dispatch', async () => {
  const source = new FakeSource();
  const report = collectEvents(source, ['price'], () => undefined);
  source.dispatches('price', '1', 'a');
  source.dispatches('message', '2', 'a');
  source.fails(0);
  source.fails(2);
  assert.deepEqual(await report, [
    { type: 'price', data: '1', lastEventId: 'a' },
    { type: 'message', data: '2', lastEventId: 'a' },
  ]);
});

test('a source that never closes is closed when patience ends, and there is no report', async () => {
  const source = new FakeSource();
  const timers: (() => void)[] = [];
  const report = collectEvents(source, [], (_delayMs, callback) => void timers.push(callback));
  timers[0]?.();
  assert.equal(await report, null);
  assert.equal(source.closed, true);
});

test('the types to listen to come from the input of the round', () => {
  assert.deepEqual(typesOf([{ type: 'price' }, { type: 'message' }, 7]), ['price', 'message']);
  assert.deepEqual(typesOf('nothing'), []);
});
