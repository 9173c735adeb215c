import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deviceWords, inputsOf, listDevices, listWords, type ListedDevice } from './device-list.ts';

const hidden: ListedDevice = { kind: 'videoinput', label: '', deviceId: '' };
const camera: ListedDevice = { kind: 'videoinput', label: 'Camera 1', deviceId: 'c1' };
const microphone: ListedDevice = { kind: 'audioinput', label: 'Mic', deviceId: 'm1' };

test('before the permission devices have neither name nor id', () => {
  assert.equal(deviceWords(hidden), 'camera, without a name');
  assert.match(listWords([hidden]), /no permission/);
  assert.deepEqual(inputsOf([hidden], 'videoinput'), []);
});

test('with it they have both, and can be chosen by kind', () => {
  assert.equal(deviceWords(camera), 'camera: Camera 1');
  assert.match(listWords([camera, microphone]), /^2 devices, with their names/);
  assert.deepEqual(inputsOf([camera, microphone], 'audioinput'), [microphone]);
});

test('without media devices, and without a device, the list is empty', async () => {
  assert.deepEqual(await listDevices(undefined), []);
  assert.match(listWords([]), /no camera and no microphone/);
});
