import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run2019, type Statement, type World2019 } from './code-2019.ts';

function fakeStream() {
  const track = { isStopped: false, stop: () => void (track.isStopped = true) };
  return { track, stream: { getTracks: () => [track] } as unknown as MediaStream };
}

function refused(): never {
  throw new DOMException('no', 'NotFoundError');
}

async function told(world: Partial<World2019>, standIn = fakeStream().stream) {
  const statements: Statement[] = [];
  await run2019(
    {
      legacy: (_constraints, _onStream, onError) =>
        onError(new DOMException('no', 'NotFoundError')),
      getUserMedia: async () => refused(),
      createObjectURL: () => {
        throw new TypeError('Overload resolution failed.');
      },
      play: async () => '640 × 480',
      standIn: () => standIn,
      ...world,
    },
    (statement) => statements.push(statement),
  );
  return statements.map(({ id, says, works }) => `${id} ${works ? 'works' : 'fails'}: ${says}`);
}

test('the callback still gets a stream, and createObjectURL refuses it', async () => {
  const { stream, track } = fakeStream();
  const lines = await told({
    legacy: (_constraints, onStream) => onStream(stream),
    getUserMedia: async () => stream,
  });
  assert.deepEqual(lines, [
    '2019-getUserMedia works: a function, kept for old pages',
    '2019-callback works: a MediaStream',
    '2019-createObjectURL fails: TypeError: Overload resolution failed.',
    'today-getUserMedia works: a MediaStream',
    'today-srcObject works: 640 × 480',
  ]);
  assert.equal(track.isStopped, true);
});

test('without a camera the drawing takes its place, and is stopped too', async () => {
  const { stream, track } = fakeStream();
  const lines = await told({}, stream);
  assert.deepEqual(lines.slice(1), [
    '2019-callback fails: NotFoundError: no',
    '2019-createObjectURL fails: TypeError: Overload resolution failed. (tried with the drawing)',
    'today-getUserMedia fails: NotFoundError: no',
    'today-srcObject works: 640 × 480 (the drawing)',
  ]);
  assert.equal(track.isStopped, true);
});

test('where the old method is gone, the statement of 2019 is a TypeError', async () => {
  const lines = await told({ legacy: undefined });
  assert.deepEqual(lines.slice(0, 2), [
    '2019-getUserMedia fails: undefined',
    '2019-callback fails: TypeError: navigator.getUserMedia is not a function',
  ]);
});
