import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawBoxes, type BoxContext } from './draw-boxes.ts';

/** A context that writes down what is drawn. */
function createContext() {
  const drawn: string[] = [];
  const note =
    (name: string) =>
    (...values: readonly (string | number)[]): void =>
      void drawn.push(`${name} ${values.join(' ')}`);
  const context: BoxContext = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    fillRect: note('fill'),
    strokeRect: note('stroke'),
    fillText: note('text'),
    measureText: (text) => ({ width: text.length * 10 }),
  };
  return { context, drawn };
}

test('each object gets its box, and above it its name and score', () => {
  const { context, drawn } = createContext();
  const box = { left: 100, top: 50, width: 200, height: 120 };
  drawBoxes(context, [{ label: 'cup', score: 0.504, box }]);
  assert.deepEqual(drawn, [
    'stroke 101.5 51.5 197 117',
    'fill 100 30 90 20',
    'text cup 50 % 105 45',
  ]);
});

test('the name of an object at the edge stays in the picture', () => {
  const { context, drawn } = createContext();
  const box = { left: 620, top: 4, width: 20, height: 30 };
  drawBoxes(context, [{ label: 'person', score: 1, box }]);
  assert.equal(drawn[1], 'fill 510 0 130 20');
});

test('the best object is drawn last, on top of the others', () => {
  const { context, drawn } = createContext();
  const box = { left: 0, top: 40, width: 9, height: 9 };
  const [cup, cat] = [
    { label: 'cup', score: 0.6, box },
    { label: 'cat', score: 0.3, box },
  ];
  drawBoxes(context, [cup, cat]);
  assert.deepEqual(
    drawn.filter((line) => line.startsWith('text')).map((line) => line.split(' ')[1]),
    ['cat', 'cup'],
  );
});
