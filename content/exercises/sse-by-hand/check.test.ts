/** Every file of the exercise against its check, with the server's own decoder as the judge. */
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { readEventStream } from '@wireside/labs-server/wire/event-stream/read-event-stream.ts';
import type {
  DispatchedEvent,
  EventStreamEvidence,
  Judgement,
  StreamEvent,
} from '@wireside/labs-server/wire/exercise-check.ts';
import { check } from './check.ts';
import { writeStream as solution } from './solution.ts';
import { writeStream as start } from './start.ts';

type WriteStream = (events: readonly StreamEvent[]) => string;

const folder = new URL('./', import.meta.url);
const seed = Number(process.env['WIRESIDE_SEED'] ?? randomInt(2 ** 31));
const attempts = 25;
console.log(`seed ${seed} (set WIRESIDE_SEED to repeat)`);

/** A small generator of random numbers (mulberry32), so that a printed seed repeats a run. */
function generator(initial: number): () => number {
  let state = initial;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function drawRounds(attempt: number): readonly (readonly StreamEvent[])[] {
  const random = generator(seed + attempt);
  return Array.from({ length: check.rounds }, (_, index) =>
    check.drawInput({ random, nonce: `nonce${attempt}`, round: index + 1 }),
  );
}

/** What the lab would record: the body, the decoder's events, and a browser that agrees with the decoder. */
function evidenceOf(body: string): EventStreamEvidence {
  const { blocks } = readEventStream(new TextEncoder().encode(body));
  const decoded = blocks.flatMap(({ event, range }) =>
    event === null ? [] : [{ ...event, byteRange: range }],
  );
  const reported = decoded.map(({ type, data, lastEventId }) => ({ type, data, lastEventId }));
  return { body, decoded, reported };
}

function judge(
  write: WriteStream,
  attempt = 0,
  report: (events: readonly DispatchedEvent[]) => readonly DispatchedEvent[] | null = (events) =>
    events,
): Judgement {
  const rounds = drawRounds(attempt).map((input, index) => {
    const evidence = evidenceOf(write(input));
    const reported = evidence.reported === null ? null : report(evidence.reported);
    return { number: index + 1, input, outcome: { evidence: { ...evidence, reported } } };
  });
  return check.judge(rounds);
}

const wrongFiles = (await readdir(folder)).filter((name) => name.startsWith('wrong-'));
const advice = await readFile(new URL('exercise.mdx', folder), 'utf8');

describe('sse-by-hand', () => {
  test('the solution is right in every attempt', () => {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      assert.deepEqual(judge(solution, attempt), { verdict: 'right', feedback: [] });
    }
  });

  test('the start is wrong, and the feedback tells about the missing blank line', () => {
    for (let attempt = 0; attempt < 8 * attempts; attempt += 1) {
      const { verdict, feedback } = judge(start, attempt);
      assert.equal(verdict, 'wrong');
      assert.equal(feedback[0]?.id, 'missing-blank-line', `attempt ${attempt}`);
    }
  });

  test('there are at least three wrong answers', () => assert.ok(wrongFiles.length >= 3));

  for (const name of wrongFiles) {
    test(`${name} triggers the feedback that it names`, async () => {
      const text = await readFile(new URL(name, folder), 'utf8');
      const expected = /^\/\/ Must trigger: ([a-z-]+)\./.exec(text)?.[1];
      assert.ok(expected !== undefined, 'its first line is "// Must trigger: <feedback id>. Why."');
      const { writeStream } = (await import(new URL(name, folder).href)) as {
        writeStream: WriteStream;
      };
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const { verdict, feedback } = judge(writeStream, attempt);
        assert.equal(verdict, 'wrong');
        assert.equal(feedback[0]?.id, expected);
        assert.equal(feedback[0]?.at?.round, 1);
      }
    });
  }

  test('every feedback that the check can give has its advice in exercise.mdx', async () => {
    const source = await readFile(new URL('check.ts', folder), 'utf8');
    const ids = [...source.matchAll(/\bid: '([a-z-]+)'|notJudged\(\s*'([a-z-]+)'/g)]
      .map((match) => match[1] ?? match[2])
      .filter((id) => id !== check.id);
    const causes = ['threw', 'wrong-type-of-answer', 'timed-out', 'too-large', 'evidence-gap'];
    assert.ok(ids.length > 10);
    for (const id of [...ids, ...causes]) assert.match(advice, new RegExp(`^  ${id}:`, 'm'));
  });
});

describe('sse-by-hand: the first mistake is named', () => {
  const writers: Readonly<Record<string, WriteStream>> = {
    'raw-newline': (events) => solution(events).replace(/(data: .+\n)data: /g, '$1'),
    'empty-data-lost': (events) => solution(events).replace(/data: \n\n/g, '\n'),
    'leading-space-lost': (events) => solution(events).replace(/data: {3}/g, 'data:  '),
    'wrong-type': (events) => solution(events).replace(/^event: .*\n/gm, ''),
    'too-many-events': (events) => `${solution(events)}data: one more\n\n`,
    'wrong-id': (events) => solution(events).replace(/^id: (.+)$/gm, 'id: x$1'),
  };

  for (const [id, write] of Object.entries(writers)) {
    test(`${id} is found in at least one attempt, and no attempt is called right`, () => {
      const found = new Set<string | undefined>();
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        const { verdict, feedback } = judge(write, attempt);
        assert.equal(verdict, 'wrong');
        for (const entry of feedback) found.add(entry.id);
      }
      assert.ok(found.has(id), `found ${[...found].join(', ')}`);
    });
  }
});

describe('sse-by-hand: what is judged', () => {
  test('right bytes without a report from the browser are not judged', () => {
    const { verdict, feedback } = judge(solution, 0, () => null);
    assert.equal(verdict, 'not-judged');
    assert.equal(feedback[0]?.id, 'no-report');
  });

  test('right bytes with another report are not judged, and the event is named', () => {
    const { verdict, feedback } = judge(solution, 0, (events) => events.slice(0, -1));
    assert.equal(verdict, 'not-judged');
    assert.equal(feedback[0]?.id, 'browser-disagrees');
    assert.equal(feedback[0]?.at?.eventIndex, 5);
  });

  test('wrong bytes stay wrong, whatever the browser reports', () => {
    assert.equal(judge(start, 0, () => null).verdict, 'wrong');
  });

  test('a gap in the evidence is not judged, a thrown error is wrong', () => {
    const [input] = drawRounds(0);
    assert.ok(input !== undefined);
    const failed = (cause: 'evidence-gap' | 'threw') =>
      check.judge([{ number: 1, input, outcome: { failure: { cause, detail: 'why' } } }]);
    assert.equal(failed('evidence-gap').verdict, 'not-judged');
    assert.equal(failed('threw').verdict, 'wrong');
    assert.equal(failed('threw').feedback[0]?.message, 'Round 1: why');
  });

  test('fewer rounds than the check asks for are not judged', () => {
    assert.equal(check.judge([]).verdict, 'not-judged');
  });
});

describe('sse-by-hand: the rounds', () => {
  test('every round asks for each hard case', () => {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      for (const events of drawRounds(attempt)) {
        assert.ok(events.some(({ type }) => type !== 'message'));
        assert.ok(events.some(({ data }) => data === ''));
        assert.ok(events.some(({ data }) => data.startsWith('  ')));
        assert.ok(events.some(({ data }) => data.split('\n').length === 3));
        assert.ok(events.some(({ id }) => id === ''));
        assert.ok(events.some(({ id }) => id === null));
        assert.ok(typeof events[0]?.id === 'string' && events[0].id !== '');
      }
    }
  });
});
