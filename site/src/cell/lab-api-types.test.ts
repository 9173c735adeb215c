import assert from 'node:assert/strict';
import { test } from 'node:test';
import { feed } from '@wireside/labs-server/wire/mechanisms/feed.ts';
import { mechanisms } from '@wireside/labs-server/wire/mechanisms/index.ts';
import { intermediaryEndpoint } from '@wireside/labs-server/wire/mechanisms/intermediary.ts';
import { createLabApi } from './lab-api.ts';
import { labApiTypes } from './lab-api-types.ts';
import { problemsOf } from './testing/problems-of.ts';

const types = labApiTypes([...Object.values(mechanisms), feed], intermediaryEndpoint.parameters);

test('every endpoint of every mechanism is a path, with its parameters', () => {
  for (const mechanism of [...Object.values(mechanisms), feed]) {
    for (const { path, parameters } of mechanism.endpoints) {
      const key = `/${mechanism.id}${path}`.replace(/\/$/, '').replace(/:[a-z]+/, '${string}');
      assert.ok(types.includes(key), key);
      for (const { name } of parameters) assert.ok(types.includes(`    ${name}?: `), name);
    }
  }
});

test('the generated text is TypeScript, and takes what lessons write', () => {
  assert.deepEqual(
    problemsOf(
      types,
      `
      await fetch(lab.url('/feed/start', { rateHz: 2, count: 40, retain: 5 }), { method: 'POST' });
      const source = new EventSource(lab.url('/server-sent-events/clock', { intervalMs: 1000 }));
      const params: { since?: number } = {};
      lab.url('/long-polling/next', params);
      lab.url('/http-streaming/raw/abc', { via: 'rechunk' }, { origin: 'b' });
      log(source, lab.now(), lab.sharedClockUs(), lab.signal.aborted, lab.parameters);
      lab.onStop(() => source.close());
      await lab.sleep(10);`,
    ),
    [],
  );
});

test('a parameter that an endpoint does not have is underlined', () => {
  const problems = problemsOf(types, `lab.url('/server-sent-events/clock', { intervalMS: 1 });`);
  assert.equal(problems.length, 1);
  assert.match(problems[0] ?? '', /intervalMS/);
});

test('the types name exactly what lab has', () => {
  const lab = createLabApi(
    { labs: null, session: null, run: 1, via: 'direct', clockOffsetUs: null, parameters: {} },
    {
      nowMs: () => 0,
      startedAtMs: 0,
      signal: new AbortController().signal,
      after: () => undefined,
    },
  );
  const body = /interface Lab \{(.*?)\n\}/s.exec(types)?.[1] ?? '';
  const named = [...body.matchAll(/^ {2}(?:readonly )?([a-zA-Z]+)[<(:]/gm)].map(
    (match) => match[1],
  );
  assert.deepEqual(named.toSorted(), Object.keys(lab).toSorted());
});
