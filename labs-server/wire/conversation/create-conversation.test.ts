import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { createRandom, fuzzSeed, mutate, type Random } from '../testing/random.ts';
import { ByteStore } from './byte-store.ts';
import { play, readScripts, type Step } from '../testing/conversation-script.ts';
import type { Conversation } from './conversation.ts';
import { createConversation } from './create-conversation.ts';
import { renderConversation } from './render-conversation.ts';

const folder = new URL('fixtures/', import.meta.url);
const scripts = readScripts(folder);
const seed = fuzzSeed();

for (const { name, steps } of scripts) {
  test(`${name} reads as its golden text`, () => {
    const rendered = renderConversation(play(steps));
    const golden = new URL(`${name}.units`, folder);
    if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(golden, rendered);
    const expected = existsSync(golden) ? readFileSync(golden, 'utf8') : '';
    assert.equal(rendered, expected, 'run with UPDATE_GOLDENS=1 if the change is wanted');
  });

  test(`${name} gives the same units however its bytes are split (FUZZ_SEED=${seed})`, () => {
    const random = createRandom(seed);
    const expected = renderConversation(play(steps));
    for (let round = 0; round < 20; round += 1) {
      const largest = round === 0 ? 1 : 1 + random.below(40);
      const conversation = play(split(steps, random, largest));
      assertTotalCoverage(conversation);
      assert.equal(renderConversation(conversation), expected);
    }
  });
}

test('looking at the units in between changes nothing in the end', () => {
  for (const { steps } of scripts) {
    const conversation = createConversation();
    for (const step of split(steps, createRandom(seed), 3)) {
      if ('bytes' in step) conversation.append(step.direction, step.bytes);
      else if ('skipped' in step) conversation.skip(step.direction, step.skipped);
      else conversation.end(step.direction);
      assert.ok(conversation.units.every((unit, index) => unit.id === index));
    }
    assert.equal(renderConversation(conversation), renderConversation(play(steps)));
  }
});

test(`mutated conversations are covered whole and never throw (FUZZ_SEED=${seed})`, () => {
  const random = createRandom(seed);
  for (let round = 0; round < 600; round += 1) {
    const steps = split(random.pick(scripts).steps, random, 100).map((step): Step => {
      if (random.below(12) === 0) return { direction: step.direction, skipped: random.below(50) };
      if (!('bytes' in step) || random.below(3) > 0) return step;
      return { direction: step.direction, bytes: mutate(random, step.bytes) };
    });
    assertTotalCoverage(play(steps));
  }
});

/** The same bytes in pieces of at most `largest`. */
function split(steps: readonly Step[], random: Random, largest: number): Step[] {
  return steps.flatMap((step): Step[] => {
    if (!('bytes' in step)) return [step];
    const pieces: Step[] = [];
    for (let start = 0; start < step.bytes.length;) {
      const end = start + 1 + random.below(largest);
      pieces.push({ direction: step.direction, bytes: step.bytes.subarray(start, end) });
      start = end;
    }
    return pieces;
  });
}

/** Every byte of every body layer is in exactly one unit of it, every byte of a stream in one unit of it or of a body. */
function assertTotalCoverage({ units, layers }: Conversation): void {
  for (const layer of layers.values()) {
    const own = units.filter((unit) => unit.layer === layer.key).map((unit) => unit.range);
    const lent = units
      .filter((unit) => layers.get(unit.layer)?.name === 'body')
      .filter((unit) => layers.get(unit.layer)?.parent === layer.key)
      .flatMap((unit) => layers.get(unit.layer)?.toRaw(unit.range) ?? []);
    let end = 0;
    for (const range of [...own, ...lent].toSorted((a, b) => a.start - b.start)) {
      assert.equal(range.start, end, `a unit of "${layer.name}" must begin at ${end}`);
      end = range.end;
    }
    assert.equal(end, layer.byteLength, `the units of "${layer.name}" must reach its end`);
  }
}

const streamHead =
  'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n';

function appendEvents(count: number, pieceBytes: number): Conversation {
  const chunk = 'b\r\nid: 1\ndata:\r\n3\r\nx\n\n\r\n';
  const bytes = Uint8Array.from(Buffer.from(streamHead + chunk.repeat(count)));
  const conversation = createConversation();
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    conversation.append('server-to-client', bytes.subarray(start, start + pieceBytes));
  }
  return conversation;
}

for (const pieceBytes of [1, 24, 1_000_000]) {
  test(`appending ${pieceBytes} bytes at a time looks at each byte a bounded number of times`, (t) => {
    const slice = t.mock.method(ByteStore.prototype, 'slice');
    const bytesLookedAt = (count: number) => {
      slice.mock.resetCalls();
      appendEvents(count, pieceBytes);
      return slice.mock.calls.reduce((sum, call) => sum + (call.result?.length ?? 0), 0);
    };
    const ratio = bytesLookedAt(600) / bytesLookedAt(300);
    assert.ok(ratio > 1.7 && ratio < 2.2, `twice the stream took ${ratio.toFixed(2)} times`);
  });
}

test('a head and an event that come byte by byte are decoded a bounded number of times', (t) => {
  const slice = t.mock.method(ByteStore.prototype, 'slice');
  const bytesLookedAt = (length: number) => {
    slice.mock.resetCalls();
    const conversation = createConversation();
    const head = streamHead.replace('chunked', `chunked\r\nX-Long: ${'h'.repeat(length)}`);
    const text = `${head}${(length + 8).toString(16)}\r\ndata: ${'e'.repeat(length)}\n\n\r\n`;
    for (const byte of Buffer.from(text)) {
      conversation.append('server-to-client', Uint8Array.of(byte));
    }
    assert.deepEqual(
      conversation.units.map((unit) => unit.state),
      ['complete', 'complete', 'complete'],
    );
    return slice.mock.calls.reduce((sum, call) => sum + (call.result?.length ?? 0), 0);
  };
  const ratio = bytesLookedAt(8000) / bytesLookedAt(4000);
  assert.ok(ratio > 1.7 && ratio < 2.2, `twice the length took ${ratio.toFixed(2)} times`);
});

// Looking through all units for each of the ranges would take minutes.
test('the units of each of 50,000 records are found', { timeout: 30_000 }, () => {
  const conversation = appendEvents(25_000, 12);
  assert.equal(conversation.units.length, 1 + 25_000 * 3);
  for (let record = 0; record < 50_000; record += 1) {
    const start = streamHead.length + record * 12;
    const units = conversation.unitsAt('server-to-client', { start, end: start + 12 });
    assert.ok(units.some((unit) => unit.kind === 'chunk') && units.length <= 4);
  }
});

test('units at a range come from the outermost layer to the innermost', () => {
  const conversation = appendEvents(3, 1000);
  const start = streamHead.length;
  const titlesAt = (from: number, to: number) =>
    conversation
      .unitsAt('server-to-client', { start: start + from, end: start + to })
      .map((unit) => unit.title);
  assert.deepEqual(titlesAt(0, 1), ['chunk 0xb']);
  assert.deepEqual(titlesAt(5, 24), ['chunk 0xb', 'chunk 0x3', 'event 1']);
  assert.deepEqual(titlesAt(-1, 0), ['200 OK']);
  assert.deepEqual(titlesAt(20, 33), ['chunk 0x3', 'chunk 0xb', 'event 1', 'event 1']);
  assert.deepEqual(conversation.unitsAt('client-to-server', { start: 0, end: 99 }), []);
});

test('an event that lies in two chunks maps to both, without their framing', () => {
  const conversation = appendEvents(1, 1000);
  const event = conversation.units.find((unit) => unit.kind === 'event');
  const raw = conversation.layers
    .get(event?.layer ?? -1)
    ?.toRaw(event?.range ?? { start: 0, end: 0 });
  const at = streamHead.length;
  assert.deepEqual(raw, [
    { start: at + 3, end: at + 14 },
    { start: at + 19, end: at + 22 },
  ]);
});

test('the bytes that were appended may be changed afterwards', () => {
  const bytes = Uint8Array.from(Buffer.from('GET / HTTP/1.1\r\nHost: a\r\n\r\n'));
  const conversation = createConversation();
  conversation.append('client-to-server', bytes);
  bytes.fill(0);
  const layer = conversation.layers.get(conversation.units[0]?.layer ?? -1);
  assert.equal(Buffer.from(layer?.slice({ start: 0, end: 3 }) ?? []).toString(), 'GET');
});
