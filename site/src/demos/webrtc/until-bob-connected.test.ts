import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lateBob, noPathToBob, untilBobConnected } from './until-bob-connected.ts';

class Connecting extends EventTarget {
  connectionState: RTCPeerConnectionState = 'connecting';

  become(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}

const patient = { sleep: () => new Promise<void>(() => {}) };

test('it waits until the connection is connected', async () => {
  const connection = new Connecting();
  const waiting = untilBobConnected(patient, connection);
  connection.become('connected');
  await waiting;
  await untilBobConnected(patient, connection);
});

test('a connection that failed and one that stays connecting are told apart', async () => {
  const connection = new Connecting();
  const waiting = untilBobConnected(patient, connection);
  connection.become('failed');
  await assert.rejects(waiting, { message: noPathToBob });
  const late = untilBobConnected({ sleep: () => Promise.resolve() }, new Connecting());
  await assert.rejects(late, { message: lateBob });
});

test('Stop ends the waiting', async () => {
  const stopped = { sleep: () => Promise.reject(new Error('Stopped')) };
  await assert.rejects(untilBobConnected(stopped, new Connecting()), { message: 'Stopped' });
});
