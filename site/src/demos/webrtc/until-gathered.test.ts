import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untilGathered } from './until-gathered.ts';

class Gathering extends EventTarget {
  iceGatheringState: RTCIceGatheringState = 'gathering';

  become(state: RTCIceGatheringState): void {
    this.iceGatheringState = state;
    this.dispatchEvent(new Event('icegatheringstatechange'));
  }
}

const forever = new Promise<void>(() => {});

test('gathering is over with its state', async () => {
  const connection = new Gathering();
  const over = untilGathered(connection, forever);
  connection.become('complete');
  await over;
  await untilGathered(connection, forever);
});

test('a browser without a network gathers for ever: patience ends first', async () => {
  await untilGathered(new Gathering(), Promise.resolve());
  await assert.rejects(untilGathered(new Gathering(), Promise.reject(new Error('stopped'))));
});
