import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { createRandom, fuzzSeed, mutate, type Random } from '../testing/random.ts';
import { inflate, play, readScripts, type Step, take } from '../testing/conversation-script.ts';
import { toByteRange } from '../field/field.ts';
import { ascii } from '../testing/ascii.ts';
import { assertTiles } from '../testing/decoder-properties.ts';
import type { Conversation } from './conversation.ts';
import { createConversation } from './create-conversation.ts';
import { renderConversation } from './render-conversation.ts';

const folder = new URL('fixtures/', import.meta.url);
const scripts = readScripts(folder);
const seed = fuzzSeed();

for (const { name, steps, protocol } of scripts) {
  test(`${name} reads as its golden text`, () => {
    const rendered = renderConversation(play(steps, protocol));
    const golden = new URL(`${name}.units`, folder);
    if (process.env['UPDATE_GOLDENS'] === '1') writeFileSync(golden, rendered);
    const expected = existsSync(golden) ? readFileSync(golden, 'utf8') : '';
    assert.equal(rendered, expected, 'run with UPDATE_GOLDENS=1 if the change is wanted');
  });

  test(`${name} gives the same units however its bytes are split (FUZZ_SEED=${seed})`, () => {
    const random = createRandom(seed);
    const expected = renderConversation(play(steps, protocol));
    for (let round = 0; round < 20; round += 1) {
      const largest = round === 0 ? 1 : 1 + random.below(40);
      const conversation = play(split(steps, random, largest), protocol);
      assertTotalCoverage(conversation);
      assertFieldsTileUnits(conversation);
      assert.equal(renderConversation(conversation), expected);
    }
  });
}

test('looking at the units in between changes nothing in the end', () => {
  for (const { steps, protocol } of scripts) {
    const conversation = createConversation({ protocol, inflate });
    for (const step of split(steps, createRandom(seed), 3)) {
      take(conversation, step);
      assert.ok(conversation.units.every((unit, index) => unit.id === index));
    }
    assert.equal(renderConversation(conversation), renderConversation(play(steps, protocol)));
  }
});

test(`mutated conversations are covered whole and never throw (FUZZ_SEED=${seed})`, () => {
  const random = createRandom(seed);
  for (let round = 0; round < 600; round += 1) {
    const script = random.pick(scripts);
    const steps = split(script.steps, random, 100).map((step): Step => {
      if (random.below(12) === 0) return { direction: step.direction, skipped: random.below(50) };
      if (!('bytes' in step) || random.below(3) > 0) return step;
      return { direction: step.direction, bytes: mutate(random, step.bytes) };
    });
    const conversation = play(steps, script.protocol);
    assertTotalCoverage(conversation);
    assertFieldsTileUnits(conversation);
  }
});

test(`random bytes behind a head are covered whole and never throw (FUZZ_SEED=${seed})`, () => {
  const random = createRandom(seed);
  const heads = ['', 'Content-Length: 9\r\n', 'Transfer-Encoding: chunked\r\n'];
  for (let round = 0; round < 300; round += 1) {
    const type = random.pick(['text/plain', 'text/event-stream', 'multipart/mixed;boundary=b']);
    const head = `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n${random.pick(heads)}\r\n`;
    const steps = split(
      [
        { direction: 'client-to-server', bytes: random.bytes(random.below(60)) },
        { direction: 'server-to-client', bytes: ascii(head) },
        { direction: 'server-to-client', bytes: random.bytes(random.below(80)) },
        { direction: 'server-to-client', end: true },
      ],
      random,
      40,
    );
    const conversation = play(steps);
    assertTotalCoverage(conversation);
    assertFieldsTileUnits(conversation);
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

/** The fields of a whole unit tile it, those of another one tile its beginning; an error lies inside its unit. */
function assertFieldsTileUnits({ units }: Conversation): void {
  for (const { fields, range, state, error, title } of units) {
    assertTiles(fields, range.start, state === 'complete' ? range.end : undefined);
    const last = fields.at(-1)?.range;
    if (last) assert.ok(toByteRange(last).end <= range.end, `the fields of "${title}" lie inside`);
    if (error === null) continue;
    const { start, end } = toByteRange(error.range);
    assert.ok(start >= range.start && end <= range.end, `the error of "${title}" lies inside`);
  }
}
