import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { MsePlayer } from './mse-player.ts';

/** Media Source Extensions that the test drives. */
class FakeBuffer extends EventTarget {
  updating = false;
  ranges: [number, number][] = [];
  readonly done: unknown[] = [];
  get buffered() {
    const { ranges } = this;
    return {
      length: ranges.length,
      start: (index: number) => ranges[index]?.[0],
      end: (index: number) => ranges[index]?.[1],
    };
  }
  appendBuffer(segment: ArrayBuffer): void {
    this.done.push(segment.byteLength);
    this.updating = true;
  }
  remove(start: number, end: number): void {
    this.done.push(`remove ${start} ${end}`);
    this.updating = true;
  }
  /** What is appended or removed is done. */
  update(...ranges: [number, number][]): void {
    this.ranges = ranges;
    this.updating = false;
    this.dispatchEvent(new Event('updateend'));
  }
}

class FakeSource extends EventTarget {
  static newest: FakeSource;
  static isTypeSupported = (type: string): boolean => type === 'video/mp4';
  readyState = 'closed';
  readonly buffer = new FakeBuffer();
  constructor() {
    super();
    FakeSource.newest = this;
  }
  addSourceBuffer(): FakeBuffer {
    return this.buffer;
  }
  open(): void {
    this.readyState = 'open';
    this.dispatchEvent(new Event('sourceopen'));
  }
}

class FakeVideo extends EventTarget {
  src = '';
  currentTime = 0;
  isPaused = false;
  error: { readonly message: string } | null = null;
  play = (): Promise<void> => Promise.reject(new Error('not allowed'));
  pause = (): void => void (this.isPaused = true);
}

Reflect.set(globalThis, 'MediaSource', FakeSource);
Reflect.set(URL, 'createObjectURL', () => 'blob:source');
Reflect.set(URL, 'revokeObjectURL', () => {});

let video: FakeVideo;
let player: MsePlayer;
let troubles: string[];
beforeEach(() => {
  video = new FakeVideo();
  troubles = [];
  player = new MsePlayer({
    video: video as unknown as HTMLVideoElement,
    fragmentSeconds: 1 / 15,
    onTrouble: (sentence) => troubles.push(sentence),
  });
});

const segment = (byteLength: number): ArrayBuffer => new ArrayBuffer(byteLength);

test('segments are appended one by one, from when the source is open and the type known', () => {
  const { buffer } = FakeSource.newest;
  player.begin('video/mp4');
  player.push(segment(1));
  player.push(segment(2));
  assert.deepEqual(buffer.done, []);
  FakeSource.newest.open();
  assert.deepEqual(buffer.done, [1]);
  buffer.update();
  assert.deepEqual(buffer.done, [1, 2]);
});

test('it stays at the newest frames, and removes what was seen before it goes on', () => {
  const { buffer } = FakeSource.newest;
  player.begin('video/mp4');
  FakeSource.newest.open();
  player.push(segment(1));
  player.push(segment(2));
  buffer.update([0, 60]);
  assert.ok(video.currentTime > 59 && video.currentTime < 60);
  assert.match(String(buffer.done[1]), /^remove 0 5\d\.\d+$/);
  buffer.update([55, 60]);
  assert.deepEqual(buffer.done.at(-1), 2);
});

test('a type that the browser cannot decode is told, once, and nothing is appended', () => {
  player.begin('video/mp4; codecs="hvc1"');
  FakeSource.newest.open();
  player.push(segment(1));
  assert.deepEqual(troubles, ['This browser cannot decode video/mp4; codecs="hvc1".']);
  assert.deepEqual(FakeSource.newest.buffer.done, []);
});

test('the element’s own error is told in its words', () => {
  video.error = { message: 'PIPELINE_ERROR_DECODE' };
  video.dispatchEvent(new Event('error'));
  assert.deepEqual(troubles, ['The video element gave up: PIPELINE_ERROR_DECODE.']);
});

test('segments that the browser does not take are not kept for ever', () => {
  for (let count = 0; count < 61; count += 1) player.push(segment(1));
  assert.deepEqual(troubles, ['The browser takes no more segments.']);
});

test('after the close nothing is appended, and the element rests', () => {
  player.begin('video/mp4');
  FakeSource.newest.open();
  player.close();
  player.push(segment(1));
  assert.deepEqual(FakeSource.newest.buffer.done, []);
  assert.ok(video.isPaused);
});
