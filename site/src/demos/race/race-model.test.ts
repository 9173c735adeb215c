import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LabApi } from '../../cell/lab-api.ts';
import { fakeLab } from '../testing/fake-lab.ts';
import type { FeedEvent, RaceLane, ReceiveLane } from './race-lane.ts';
import { RaceModel, type RaceWorld } from './race-model.ts';
import { readRaceReport } from './race-report.ts';

const setting = { rateHz: 2, payloadBytes: 46, eventCount: 2 };
const terms = { setting, guess: 'x', uncertaintyMs: 0.5 };

function event(id: number): FeedEvent {
  return { id, publishedAtUs: 1000, text: '' };
}

function lane(id: string, receive: RaceLane['receive'], origin: 'a' | 'b' = 'a'): RaceLane {
  return { id, label: id, hue: 'tcp', mechanism: id, origin, receive };
}

const whole = lane('x', async (_lab, untilId, onEvent) => {
  for (let id = 1; id <= untilId; id += 1) onEvent(event(id));
});

function modelOf(lanes: readonly RaceLane[], change: Partial<RaceWorld> = {}): RaceModel {
  return new RaceModel({
    lanes,
    startFeed: () => Promise.resolve(),
    costsOf: () => new Map([['x@lab-a', { requests: 2, bytes: 600 }]]),
    every: () => () => undefined,
    ...change,
  });
}

/** Receives in this thread, 2 ms after publishing. */
function receiverOf(lab: LabApi): ReceiveLane {
  return (lane, untilId, onEvent) =>
    lane.receive(lab, untilId, (one) => onEvent({ ...one, receivedAtUs: lab.sharedClockUs() }));
}

function race(model: RaceModel, lab: LabApi): Promise<void> {
  return model.race(lab, 7, terms, receiverOf(lab));
}

test('every lane is told with its deliveries, and with the costs of its mechanism on its origin', async () => {
  const model = modelOf([whole, lane('x', whole.receive, 'b')]);
  await race(model, fakeLab().lab);
  const report = model.report.value;
  assert.deepEqual(report?.samples.at(-1)?.costs, { x: { requests: 0, bytes: 0, delivered: 4 } });
  const alone = modelOf([whole]);
  await race(alone, fakeLab().lab);
  assert.deepEqual(alone.report.value?.samples.at(-1), {
    atSeconds: 0.003,
    costs: { x: { requests: 2, bytes: 600, delivered: 2 } },
  });
  assert.deepEqual(
    alone.report.value?.deliveries.map(({ latencyMs }) => latencyMs),
    [2, 2],
  );
  assert.equal(alone.report.value?.lanes['x']?.state, 'done');
});

test('a lane that fails says why, and the others go on', async () => {
  const model = modelOf([lane('y', () => Promise.reject(new Error('No more room.'))), whole]);
  await race(model, fakeLab().lab);
  assert.deepEqual(model.report.value?.lanes, {
    y: { state: 'failed', problem: 'No more room.' },
    x: { state: 'done', problem: null },
  });
});

test('a race that is stopped keeps its figures', async () => {
  const { lab, stop } = fakeLab();
  const model = modelOf([
    lane('x', async (_lab, _untilId, onEvent) => {
      onEvent(event(1));
      stop.abort();
    }),
    lane('y', () => {
      throw new DOMException('Stopped', 'AbortError');
    }),
  ]);
  await assert.rejects(race(model, lab));
  const report = model.report.value;
  assert.equal(report?.deliveries.length, 1);
  assert.deepEqual(
    Object.values(report?.lanes ?? {}).map(({ state }) => state),
    ['stopped', 'stopped'],
  );
});

test('without a feed there is no race', async () => {
  const model = modelOf([whole], { startFeed: () => Promise.reject(new Error('no feed')) });
  await assert.rejects(race(model, fakeLab().lab), /no feed/);
  assert.equal(model.report.value, null);
});

test('latencies are unknown while the clocks are not aligned', async () => {
  const model = modelOf([whole]);
  const { lab } = fakeLab();
  await model.race(lab, 7, { ...terms, uncertaintyMs: null }, receiverOf(lab));
  assert.equal(model.report.value?.deliveries[0]?.latencyMs, null);
});

test('a report comes back from a trace as it was', async () => {
  const model = modelOf([whole]);
  await race(model, fakeLab().lab);
  const kept = JSON.parse(JSON.stringify(model.report.value));
  assert.deepEqual(readRaceReport(kept), model.report.value);
});
