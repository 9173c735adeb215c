import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerFetch, fakeLab } from '../testing/fake-lab.ts';
import { startFeed } from './start-feed.ts';

const setting = { rateHz: 10, payloadBytes: 46, eventCount: 50 };

test('the feed starts with what was chosen, and keeps more events than a run has', async (t) => {
  const asked = answerFetch(t, Response.json({}));
  await startFeed(fakeLab().lab, setting);
  const query = 'rateHz=10&payloadBytes=46&count=50&retain=500';
  assert.deepEqual(asked, [`POST http://a/s/s/7/feed/start?${query}`]);
});

test('a feed that does not start says why, in the words of the lab server', async (t) => {
  answerFetch(t, Response.json({ detail: 'The session expired.' }, { status: 404 }));
  await assert.rejects(startFeed(fakeLab().lab, setting), {
    message: 'The feed did not start. The session expired.',
  });
});
