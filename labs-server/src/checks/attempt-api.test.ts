import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { join } from 'node:path';
import { readEventStream } from '../../wire/event-stream/read-event-stream.ts';
import { createServer } from '../create-server.ts';
import type { RunningServer } from '../start-server.ts';
import { writeStream } from '../../../content/exercises/sse-by-hand/solution.ts';
import { writeStream as forgetBlankLine } from '../../../content/exercises/sse-by-hand/wrong-missing-blank-line.ts';
import type { StreamEvent } from '../../wire/exercise-check.ts';

let server: RunningServer;
let api: string;

before(async () => {
  const exercisesDirectory = join(import.meta.dirname, '../../../content/exercises');
  server = await createServer({ port: 0, exercisesDirectory });
  api = `${server.urls.site}/api/attempts`;
});
after(() => server.close());

interface Begun {
  readonly id: string;
  readonly rounds: readonly {
    readonly number: number;
    readonly input: readonly StreamEvent[];
    readonly url: string;
  }[];
}

async function send(method: string, path: string, body: unknown): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' };
  return fetch(`${api}${path}`, { method, headers, body: JSON.stringify(body) });
}

async function begin(owner = 'page'): Promise<Begun> {
  const response = await send('POST', '', { exercise: 'sse-by-hand', owner });
  assert.equal(response.status, 201);
  return (await response.json()) as Begun;
}

/** Answers every round, lets the stream be read once, and reports what a conforming parser dispatches. */
async function play(
  attempt: Begun,
  write: (events: readonly StreamEvent[]) => string,
): Promise<{ verdict: string; feedback: { id: string }[]; solution: string | null }> {
  for (const { number, input, url } of attempt.rounds) {
    const path = `/${attempt.id}/rounds/${number}`;
    assert.equal((await send('PUT', `${path}/answer`, { answer: write(input) })).status, 204);
    const served = await fetch(url);
    const { events } = readEventStream(new Uint8Array(await served.arrayBuffer()));
    assert.equal((await send('PUT', `${path}/report`, { events })).status, 204);
  }
  const verdict = await send('POST', `/${attempt.id}/verdict`, {});
  return (await verdict.json()) as Awaited<ReturnType<typeof play>>;
}

test('a right answer is judged right by the bytes that crossed the socket, and earns the solution', async () => {
  const { verdict, feedback, solution } = await play(await begin(), writeStream);
  assert.equal(verdict, 'right');
  assert.deepEqual(feedback, []);
  assert.match(solution ?? '', /writeStream/);
});

test('a wrong answer is told by its feedback; the third one shows the solution', async () => {
  const solutions: (string | null)[] = [];
  for (let tries = 0; tries < 3; tries += 1) {
    const { verdict, feedback, solution } = await play(
      await begin('slow learner'),
      forgetBlankLine,
    );
    assert.equal(verdict, 'wrong');
    assert.equal(feedback[0]?.id, 'missing-blank-line');
    solutions.push(solution);
  }
  assert.deepEqual([solutions[0], solutions[1]], [null, null]);
  assert.match(solutions[2] ?? '', /writeStream/);
});

test('the body is served once, byte for byte; the reconnection gets 204', async () => {
  const { id, rounds } = await begin();
  const [round] = rounds;
  assert.ok(round);
  const answer = 'data: ř\n\n'.repeat(4000);
  await send('PUT', `/${id}/rounds/1/answer`, { answer });
  const first = await fetch(round.url);
  assert.equal(first.headers.get('content-type'), 'text/event-stream');
  assert.equal(await first.text(), answer);
  assert.equal((await fetch(round.url)).status, 204);
});

test('what was never served cannot be judged: a gap in the evidence is nobody’s fault', async () => {
  const { id, rounds } = await begin();
  for (const { number, input } of rounds) {
    await send('PUT', `/${id}/rounds/${number}/answer`, { answer: writeStream(input) });
  }
  const verdict = (await (await send('POST', `/${id}/verdict`, {})).json()) as { verdict: string };
  assert.equal(verdict.verdict, 'not-judged');
});

test('each attempt draws fresh events', async () => {
  const [one, other] = [await begin(), await begin()];
  assert.notDeepEqual(one.rounds[0]?.input, other.rounds[0]?.input);
});

test('a round takes one answer; a judged attempt is gone', async () => {
  const { id } = await begin();
  const path = `/${id}/rounds/1/answer`;
  assert.equal((await send('PUT', path, { answer: 'x' })).status, 204);
  assert.equal((await send('PUT', path, { answer: 'y' })).status, 409);
  await send('POST', `/${id}/verdict`, {});
  assert.equal((await send('POST', `/${id}/verdict`, {})).status, 404);
});

test('of an owner’s judged attempts only the last one keeps its session', async () => {
  const before = server.counters()['sessions'] ?? 0;
  for (let tries = 0; tries < 5; tries += 1) {
    const { id } = await begin('busy learner');
    assert.equal((await send('POST', `/${id}/verdict`, {})).status, 200);
    assert.equal(server.counters()['sessions'], before + 1);
  }
  const verdict = await (await send('POST', `/${(await begin()).id}/verdict`, {})).json();
  assert.notEqual((verdict as { verdict: string }).verdict, 'right');
});

test('an answer beyond 64 KB is refused with feedback, not with an error', async () => {
  const { id } = await begin();
  const answer = 'x'.repeat(65_537);
  assert.equal((await send('PUT', `/${id}/rounds/1/answer`, { answer })).status, 204);
  const judged = await send('POST', `/${id}/verdict`, {});
  const { feedback } = (await judged.json()) as { feedback: { id: string }[] };
  assert.equal(feedback[0]?.id, 'too-large');
});

test('an unknown exercise and a malformed message get problems that name the remedy', async () => {
  const unknown = await send('POST', '', { exercise: 'nothing', owner: 'x' });
  assert.equal(unknown.status, 404);
  assert.match(((await unknown.json()) as { detail: string }).detail, /content\/exercises/);
  const { id } = await begin();
  const malformed = await send('PUT', `/${id}/rounds/1/answer`, { anser: 'x' });
  assert.equal(malformed.status, 400);
});
