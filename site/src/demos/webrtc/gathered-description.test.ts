import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  gatheredDescription,
  noCandidate,
  type DescribedConnection,
} from './gathered-description.ts';

const candidate = 'a=candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host\r\n';

/** It finds the lines while it gathers, and goes on gathering unless it is told to end. */
class Described extends EventTarget {
  iceGatheringState: RTCIceGatheringState = 'new';
  localDescription: RTCSessionDescription | null = null;

  async setLocalDescription(): Promise<void> {
    this.iceGatheringState = 'gathering';
    this.#describe('v=0\r\n');
  }

  end(lines: string): void {
    this.#describe(`v=0\r\n${lines}`);
    this.iceGatheringState = 'complete';
    this.dispatchEvent(new Event('icegatheringstatechange'));
  }

  #describe(sdp: string): void {
    this.localDescription = { type: 'offer', sdp } as RTCSessionDescription;
  }
}

function describe(connection: Described, sleep: () => Promise<void>, problem?: string) {
  return gatheredDescription({ sleep }, connection as unknown as DescribedConnection, problem);
}

const forever = () => new Promise<void>(() => {});
const patienceEnds = () => Promise.resolve();
const isStopped = () => Promise.reject(new Error('Stopped'));

test('the description is the one with all candidates', async () => {
  const connection = new Described();
  const described = describe(connection, forever);
  await Promise.resolve();
  connection.end(candidate);
  assert.equal(await described, `v=0\r\n${candidate}`);
});

test('a description without a candidate is told, in the words of the caller or in our own', async () => {
  await assert.rejects(describe(new Described(), patienceEnds), { message: noCandidate });
  await assert.rejects(describe(new Described(), patienceEnds, 'No network.'), {
    message: 'No network.',
  });
});

test('Stop ends the waiting', async () => {
  await assert.rejects(describe(new Described(), isStopped), { message: 'Stopped' });
});
