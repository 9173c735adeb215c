import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { MsePlayer } from './mse-player.ts';

/** As the Media Source Extensions have it (section 5.5): `updating` is false before `updateend` is delivered. */
class TestBuffer extends EventTarget {
  updating = false;
  appended = 0;
  readonly removed: [number, number][] = [];
  readonly buffered = { length: 1, start: () => 0, end: () => 100 };

  appendBuffer(): void {
    this.#begin();
    this.appended += 1;
  }

  remove(start: number, end: number): void {
    this.#begin();
    this.removed.push([start, end]);
  }

  #begin(): void {
    if (this.updating) throw new DOMException('still processing', 'InvalidStateError');
    this.updating = true;
  }

  deliver(): void {
    this.dispatchEvent(new Event('updateend'));
  }
}

function createPlayer(t: TestContext) {
  const buffer = new TestBuffer();
  class TestSource extends EventTarget {
    static isTypeSupported = () => true;
    readyState = 'open';
    addSourceBuffer = () => buffer;
  }
  const before = Object.getOwnPropertyDescriptor(globalThis, 'MediaSource');
  Object.defineProperty(globalThis, 'MediaSource', { value: TestSource, configurable: true });
  t.after(() => {
    if (before === undefined) Reflect.deleteProperty(globalThis, 'MediaSource');
    else Object.defineProperty(globalThis, 'MediaSource', before);
  });
  t.mock.method(URL, 'createObjectURL', () => 'blob:test');
  const troubles: string[] = [];
  const video = Object.assign(new EventTarget(), {
    src: '',
    currentTime: 99,
    play: async () => {},
  });
  const player = new MsePlayer({
    video: video as unknown as HTMLVideoElement,
    fragmentSeconds: 0.1,
    onTrouble: (sentence) => troubles.push(sentence),
  });
  player.begin('video/mp4');
  return { buffer, player, troubles };
}

const segment = new ArrayBuffer(8);

test('what lies far behind is removed when a segment was taken', (t) => {
  const { buffer, player } = createPlayer(t);
  player.push(segment);
  buffer.updating = false;
  buffer.deliver();
  assert.equal(buffer.removed.length, 1);
});

test('a segment that is pushed before updateend is delivered is not disturbed', (t) => {
  const { buffer, player, troubles } = createPlayer(t);
  player.push(segment);
  buffer.updating = false;
  player.push(segment);
  buffer.deliver();
  assert.deepEqual([buffer.appended, buffer.removed, troubles], [2, [], []]);
  buffer.updating = false;
  buffer.deliver();
  assert.equal(buffer.removed.length, 1);
});
