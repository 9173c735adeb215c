import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeLab } from '../testing/fake-lab.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import { noCandidate, noPath, untilConnected } from './until-connected.ts';

class FakeConnection extends EventTarget {
  connectionState = 'new' as RTCPeerConnectionState;
  readonly iceGatheringState = 'new' as RTCIceGatheringState;

  be(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }

  find(candidate: unknown): void {
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
  }
}

/** A lab whose patience ends when the test says so. */
function patientLab() {
  const { lab, stop } = fakeLab();
  const waited = Promise.withResolvers<void>();
  const patient: LabApi = { ...lab, sleep: () => waited.promise };
  return { lab: patient, stop, endPatience: waited.resolve };
}

const wait = (lab: LabApi, connection: FakeConnection) =>
  untilConnected(lab, connection as unknown as RTCPeerConnection);

test('it waits until the connection is connected', async () => {
  const { lab } = patientLab();
  const connection = new FakeConnection();
  const waiting = wait(lab, connection);
  connection.be('connecting');
  connection.be('connected');
  await waiting;
});

test('a failed connection, and one without any candidate, are told', async () => {
  const failed = new FakeConnection();
  const failing = wait(patientLab().lab, failed);
  failed.be('failed');
  await assert.rejects(failing, { message: noPath });
  const { lab, endPatience } = patientLab();
  const waiting = wait(lab, new FakeConnection());
  endPatience();
  await assert.rejects(waiting, { message: noCandidate });
});

test('with a candidate it is patient, and Stop ends it', async () => {
  const { lab, stop, endPatience } = patientLab();
  const connection = new FakeConnection();
  const waiting = wait(lab, connection);
  connection.find({});
  endPatience();
  stop.abort(new Error('Stopped'));
  await assert.rejects(waiting, { message: 'Stopped' });
});
