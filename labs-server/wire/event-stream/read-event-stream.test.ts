import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { ascii } from '../testing/ascii.ts';
import { assertTiles } from '../testing/decoder-properties.ts';
import { createRandom, fuzzSeed, type Random } from '../testing/random.ts';
import { decodeEventBlock } from './decode-event-block.ts';
import type { DispatchedEvent } from './event-draft.ts';
import { initialEventStreamState } from './event-stream-state.ts';
import { readEventStream } from './read-event-stream.ts';

test('the stream of four blocks in HTML section 9.2.6 gives its three events', () => {
  const stream =
    ': test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n';
  assert.deepEqual(readEventStream(ascii(stream)).events, [
    { type: 'message', data: 'first event', lastEventId: '1' },
    { type: 'message', data: 'second event', lastEventId: '' },
    { type: 'message', data: ' third event', lastEventId: '' },
  ]);
});

test('the stream in HTML section 9.2.6 that ends after "data:" gives two events', () => {
  const { events, blocks } = readEventStream(ascii('data\n\ndata\ndata\n\ndata:'));
  assert.deepEqual(
    events.map((event) => event.data),
    ['', '\n'],
  );
  assert.deepEqual(
    blocks.map((block) => block.range),
    [
      { start: 0, end: 6 },
      { start: 6, end: 17 },
      { start: 17, end: 22 },
    ],
  );
});

test('an empty body gives nothing', () => {
  const { events, blocks, fields, state } = readEventStream(new Uint8Array());
  assert.deepEqual({ events, blocks, fields }, { events: [], blocks: [], fields: [] });
  assert.deepEqual(state, initialEventStreamState);
});

/** Lines as a sender, or somebody who means ill, might write them. */
function randomStream(random: Random, lineEnds: readonly string[]): string {
  const lines = [
    'data: a',
    'data:b',
    'data',
    'data:  c',
    ': x',
    'event: tick',
    'event',
    'id: 7',
    'id',
    'foo: 1',
    'retry: 5',
    '',
    '',
    '',
    '',
  ];
  return Array.from(
    { length: random.below(30) },
    () => random.pick(lines) + random.pick(lineEnds),
  ).join('');
}

/** The stream cut into pieces, decoded as a client does that reads piece after piece. */
function readInPieces(random: Random, body: Uint8Array): DispatchedEvent[] {
  const events: DispatchedEvent[] = [];
  let state = initialEventStreamState;
  let start = 0;
  let end = 0;
  while (end < body.length) {
    end = Math.min(end + 1 + random.below(8), body.length);
    for (;;) {
      const options = { atEnd: end === body.length, byteOffset: start };
      const result = decodeEventBlock(body.subarray(start, end), options, state);
      if (result.status !== 'complete' || result.byteLength === 0) break;
      if (result.value.event !== null) events.push(result.value.event);
      state = result.value.state;
      start += result.byteLength;
    }
  }
  return events;
}

test('however the stream is cut, its events are the same and its fields tile it', (context) => {
  const seed = fuzzSeed();
  context.diagnostic(`FUZZ_SEED=${seed}`);
  const random = createRandom(seed);
  for (let round = 0; round < 500; round += 1) {
    const body = ascii(randomStream(random, ['\n', '\r', '\r\n']));
    const whole = readEventStream(body);
    assertTiles(whole.fields, 0, body.length);
    assert.deepEqual(readInPieces(random, body), whole.events, `FUZZ_SEED=${seed}, round ${round}`);
  }
});

/**
 * Type and data of what eventsource-parser reports. By design it gives each event the id of its own block alone, so ids
 * are not compared.
 */
function readWithPackage(text: string): { type: string; data: string }[] {
  const messages: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => messages.push(message) });
  parser.feed(text);
  return messages.map(({ event, data }) => ({ type: event ?? 'message', data }));
}

test('types and data are those that the eventsource-parser package reads', (context) => {
  const seed = fuzzSeed();
  context.diagnostic(`FUZZ_SEED=${seed}`);
  const random = createRandom(seed);
  for (let round = 0; round < 500; round += 1) {
    const text = randomStream(random, ['\n', '\r\n']);
    const events = readEventStream(ascii(text)).events.map(({ type, data }) => ({ type, data }));
    assert.deepEqual(events, readWithPackage(text), `FUZZ_SEED=${seed}, round ${round}`);
  }
});
