import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawingLabel, drawScene, signLeft, type DrawingContext } from './drawing.ts';

function nothing(): void {}

test('the sign goes evenly from side to side, and is never cut', () => {
  const places = [0, 1_000, 2_000, 4_000, 6_000, 8_000].map(signLeft);
  assert.deepEqual(places, [135, 227.5, 320, 505, 320, 135]);
});

test('every picture says that it is a drawing', () => {
  const texts: string[] = [];
  const context: DrawingContext = {
    fillStyle: '',
    font: '',
    textAlign: 'left',
    fillRect: nothing,
    beginPath: nothing,
    lineTo: nothing,
    fill: nothing,
    fillText: (text) => void texts.push(text),
  };
  drawScene(context, 1_234);
  assert.deepEqual(texts, ['STOP', drawingLabel]);
});
