import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LaneState, RaceReport } from './race-report.ts';
import { progressOf, verdictOf } from './race-words.ts';

const lanes = [
  { id: 'poll', label: 'polling every 1 s' },
  { id: 'long', label: 'long polling' },
  { id: 'sse', label: 'server-sent events' },
];

type Costs = Readonly<
  Record<string, readonly [requests: number, bytes: number, delivered: number]>
>;

function report(guess: string, costs: Costs, change: Partial<RaceReport> = {}): RaceReport {
  const all = Object.entries(costs).map(([id, [requests, bytes, delivered]]) => [
    id,
    { requests, bytes, delivered },
  ]);
  const states = Object.keys(costs).map((id) => [id, end('done')]);
  return {
    setting: { rateHz: 10, payloadBytes: 46, eventCount: 50 },
    guess,
    uncertaintyMs: 1,
    deliveries: [],
    samples: [{ atSeconds: 5, costs: Object.fromEntries(all) }],
    lanes: Object.fromEntries(states),
    ...change,
  };
}

function end(state: LaneState) {
  return { state, problem: null };
}

const often: Costs = { poll: [7, 7400, 50], long: [50, 38_550, 50], sse: [1, 4050, 50] };

test('a wrong guess is told with the figures of both lanes, and with the reason', () => {
  const verdict = verdictOf(report('sse', often), lanes);
  assert.equal(verdict?.right, false);
  assert.deepEqual(verdict?.sentences, [
    'Not this time. You guessed server-sent events, and it needed 81 B per event; long polling needed 771 B.',
    'It asked 50 times for 50 events: about one whole request and response for each.',
    'Least: server-sent events, 81 B. One request, and one response that carried 50 events.',
    'Now guess for 0.5 events per second, and race again.',
  ]);
});

test('a right guess is told as right', () => {
  const verdict = verdictOf(report('long', often), lanes);
  assert.equal(verdict?.right, true);
  assert.equal(verdict?.sentences[0], 'Right: long polling needed the most, 771 B per event.');
});

test('a lane that mostly got empty answers is told so, and one that got several at once', () => {
  const seldom: Costs = { poll: [9, 6692, 4], long: [4, 3076, 4], sse: [1, 996, 4] };
  const slow = { rateHz: 0.5, payloadBytes: 46, eventCount: 4 };
  const verdict = verdictOf(report('poll', seldom, { setting: slow }), lanes);
  assert.match(verdict?.sentences[1] ?? '', /^It asked 9 times for 4 events: answers without news/);
  assert.match(verdict?.sentences.at(-1) ?? '', /10 events per second/);
  const batched = verdictOf(report('poll', { poll: [7, 7400, 50] }), lanes);
  assert.match(batched?.sentences[1] ?? '', /one answer brought several/);
});

test('one request that opens a WebSocket is told as that', () => {
  const webSocket = { id: 'ws', label: 'WebSocket', upgrades: true };
  const costs: Costs = { ...often, ws: [1, 4000, 50] };
  const verdict = verdictOf(report('long', costs), [...lanes, webSocket]);
  assert.equal(
    verdict?.sentences[2],
    'Least: WebSocket, 80 B. One request opened a connection that carried 50 events, each in a frame.',
  );
});

test('while a lane races there is no verdict', () => {
  const racing = { ...report('long', often).lanes, long: end('races') };
  assert.equal(verdictOf(report('long', often, { lanes: racing }), lanes), null);
});

test('a guess on a lane that delivered nothing is not judged', () => {
  const verdict = verdictOf(report('sse', { ...often, sse: [1, 300, 0] }), lanes);
  assert.equal(verdict?.right, null);
});

test('a race that was stopped says so', () => {
  const stopped = { ...report('long', often).lanes, long: end('stopped') };
  const verdict = verdictOf(report('long', often, { lanes: stopped }), lanes);
  assert.match(verdict?.sentences.at(-1) ?? '', /was stopped/);
});

test('the ear hears how many events each lane has', () => {
  const said = 'Events delivered: polling every 1 s 50, long polling 50, server-sent events 50.';
  assert.equal(progressOf(report('long', often), lanes), said);
});
