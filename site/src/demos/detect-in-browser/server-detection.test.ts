import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerFetch, fakeLab } from '../testing/fake-lab.ts';
import { followServerDetection, type ServerDetection } from './server-detection.ts';

const cup = { label: 'cup', score: 0.5 };
const latest = { frameNumber: 30, tookMs: 160, objects: [cup] };

function answer(detection: object): Response {
  return Response.json({ detection: { isRunning: true, failure: null, ...detection } });
}

test('it is asked again and again until it is over', async (t) => {
  const { lab } = fakeLab();
  const asked = answerFetch(
    t,
    answer({ perSecond: 0, latest: null }),
    answer({ perSecond: 4.5, latest }),
  );
  const told: ServerDetection[] = [];
  await followServerDetection(
    lab,
    () => told.length === 2,
    (detection) => told.push(detection),
  );
  assert.deepEqual(
    told.map(({ perSecond, latest }) => [perSecond, latest?.objects ?? null]),
    [
      [0, null],
      [4.5, [cup]],
    ],
  );
  assert.deepEqual(asked, Array(2).fill('GET http://a/s/s/7/m-jpeg/status'));
});

test('that it failed is told in its own words', async (t) => {
  const { lab } = fakeLab();
  answerFetch(t, answer({ perSecond: 0, latest: null, failure: 'no model' }));
  await assert.rejects(
    followServerDetection(
      lab,
      () => false,
      () => {},
    ),
    /detection failed: no model/,
  );
});
