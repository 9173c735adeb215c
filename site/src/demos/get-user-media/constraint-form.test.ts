import assert from 'node:assert/strict';
import { test } from 'node:test';
import { constraintsOf, firstForm, readConstraints, textOf } from './constraint-form.ts';

test('a form that asks for nothing in particular asks for true', () => {
  const width = { ...firstForm.width, text: '' };
  assert.deepEqual(constraintsOf({ ...firstForm, width }), { video: true, audio: true });
});

test('numbers carry how they are meant; what is no number asks for nothing', () => {
  const form = {
    ...firstForm,
    audio: false,
    width: { text: '1280', how: 'exact' },
    height: { text: 'tall', how: 'ideal' },
    frameRate: { text: '10', how: 'max' },
  } as const;
  assert.deepEqual(constraintsOf(form), {
    video: { width: { exact: 1280 }, frameRate: { max: 10 } },
    audio: false,
  });
});

test('a device is asked for exactly, a direction as it is meant', () => {
  const form = { ...firstForm, camera: 'c1', microphone: 'm1', facingMode: 'user' } as const;
  assert.deepEqual(constraintsOf(form), {
    video: { deviceId: { exact: 'c1' }, width: { ideal: 640 }, facingMode: { ideal: 'user' } },
    audio: { deviceId: { exact: 'm1' } },
  });
  const { video } = constraintsOf({ ...form, facingModeIsExact: true });
  assert.deepEqual((video as MediaTrackConstraints).facingMode, { exact: 'user' });
});

test('a switch that is not left to the browser is true or false', () => {
  const form = {
    ...firstForm,
    video: false,
    echoCancellation: 'off',
    autoGainControl: 'on',
  } as const;
  assert.deepEqual(constraintsOf(form), {
    video: false,
    audio: { echoCancellation: false, autoGainControl: true },
  });
});

test('the text of constraints reads back as they are', () => {
  const constraints = constraintsOf(firstForm);
  assert.deepEqual(readConstraints(textOf(constraints)), constraints);
});

test('what is no object is told in a sentence', () => {
  assert.match(String(readConstraints('{ video: true }')), /^This is no JSON: /);
  assert.match(String(readConstraints('[]')), /^Constraints are an object/);
  assert.match(String(readConstraints('null')), /^Constraints are an object/);
});
