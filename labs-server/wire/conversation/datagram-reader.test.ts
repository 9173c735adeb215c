import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { createStageParts } from '../testing/stage-parts.ts';
import { DatagramReader } from './datagram-reader.ts';
import { reasons } from './undecoded.ts';

/** A reader, and what it asked of its packets, in order. */
function createParts() {
  const { context } = createStageParts();
  const asked: string[] = [];
  const reader = new DatagramReader(context, {
    notKept: reasons.datagramsNotKept,
    cover({ start, end }, unit) {
      asked.push(`cover [${start}, ${end}) of ${unit}`);
      return unit ?? 7;
    },
    add({ start, end }, unit, hasGap) {
      asked.push(`add [${start}, ${end}) of ${unit}${hasGap ? ', with a gap' : ''}`);
    },
  });
  return { reader, asked };
}

test('a datagram that is whole before anybody looks becomes a unit once', () => {
  const { reader, asked } = createParts();
  reader.append(ascii('ab'));
  reader.skip(3);
  reader.endRecord();
  reader.refresh();
  assert.deepEqual(asked, ['add [0, 5) of null, with a gap']);
});

test('a datagram that is not whole is covered once each time somebody looks at more of it', () => {
  const { reader, asked } = createParts();
  reader.append(ascii('ab'));
  reader.refresh();
  reader.refresh();
  reader.append(ascii('c'));
  reader.refresh();
  reader.endRecord();
  assert.deepEqual(asked, ['cover [0, 2) of null', 'cover [0, 3) of 7', 'add [0, 3) of 7']);
});

test('the end of a direction ends its last datagram', () => {
  const { reader, asked } = createParts();
  reader.append(ascii('ab'));
  reader.end();
  reader.append(ascii('c'));
  reader.refresh();
  assert.deepEqual(asked, ['add [0, 2) of null']);
});
