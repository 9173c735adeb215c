import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signal } from '@preact/signals';
import type { LabSetting } from '../cell/cell-message.ts';
import type { LabSession } from '../lab/health.ts';
import { PageLab } from '../lab/page-lab.ts';
import { PageServices } from '../lab/page-services.ts';
import { BenchModel, type BenchSetting, type RunHandle } from './bench-model.ts';

const session: LabSession = {
  id: 's1',
  labs: ['http://a', 'http://b'],
  channel: 'c',
  runner: 'r',
  rtsp: null,
};

/** Services whose lab server is there (or not), without any network. */
function services(online: boolean): PageServices {
  const made = new PageServices(
    '',
    (store) =>
      new PageLab(
        {
          siteVersion: '1',
          askHealth: () => Promise.resolve(null),
          askSession: () => Promise.resolve({ refusal: 'none', retryAfterMs: 1 }),
          openSocket: () => assert.fail('no channel is opened here'),
          nowMs: () => 0,
          random: () => 0,
          after: () => undefined,
        },
        store,
      ),
  );
  if (online) {
    made.lab.status.value = 'online';
    made.lab.session.value = session;
    made.lab.timeLine.onWelcome(5_000_000);
  }
  return made;
}

function launcher() {
  const settings: LabSetting[] = [];
  const ended = signal(false);
  const startedAtMs = signal<number | null>(null);
  let stops = 0;
  const launch = (setting: LabSetting): RunHandle => {
    settings.push(setting);
    ended.value = false;
    return { ended, startedAtMs, stop: () => void (stops += 1) };
  };
  return { settings, ended, startedAtMs, launch, stops: () => stops };
}

const setting: BenchSetting = { id: 'x', needsLab: true, need: { a: 1, b: 0 } };

function model(online = true, page = services(online), own = setting) {
  return { page, bench: new BenchModel(own, { services: page, nowMs: () => 7 }) };
}

test('a run gets the session, the labs, a number of its own, and the aligned clock', async () => {
  const { bench } = model();
  const { launch, settings } = launcher();
  await bench.start({ launch, via: 'rechunk' });
  assert.equal(bench.state.value, 'running');
  const [given] = settings;
  assert.deepEqual(
    { ...given },
    {
      labs: session.labs,
      session: 's1',
      run: 1,
      via: 'rechunk',
      clockOffsetUs: 5_000_000,
      parameters: {},
    },
  );
});

test('zero of console and wire is when the work began, not when Run was pressed', async () => {
  const { bench } = model();
  const { launch, startedAtMs } = launcher();
  await bench.start({ launch, via: 'direct' });
  startedAtMs.value = 300;
  assert.equal(bench.originUs.value, 5_300_000);
});

test('without a lab server a bench that needs one says what to do and stays idle', async () => {
  const { bench } = model(false);
  const { launch, settings } = launcher();
  await bench.start({ launch, via: 'direct' });
  assert.equal(bench.state.value, 'idle');
  assert.match(bench.refusal.value ?? '', /npm start/);
  assert.equal(settings.length, 0);
});

test('a lab server that refuses a session is quoted, and forgiven when it gives one', async () => {
  const { bench, page } = model(false);
  page.lab.status.value = 'reconnecting';
  page.lab.notice.value = 'All slabs are in use.';
  const started = bench.start({ launch: launcher().launch, via: 'direct' });
  page.lab.status.value = 'offline';
  page.lab.status.value = 'reconnecting';
  await started;
  assert.equal(bench.refusal.value, 'All slabs are in use.');
  page.lab.session.value = session;
  assert.equal(bench.refusal.value, null);
});

test('a bench that needs no lab server runs without one', async () => {
  const { bench } = model(false, services(false), { ...setting, needsLab: false });
  const { launch, settings } = launcher();
  await bench.start({ launch, via: 'direct' });
  assert.equal(bench.state.value, 'running');
  assert.equal(settings[0]?.session, null);
});

test('a second Run stops the first, and both have numbers of their own', async () => {
  const { bench } = model();
  const { launch, settings, stops } = launcher();
  await bench.start({ launch, via: 'direct' });
  await bench.start({ launch, via: 'direct' });
  assert.equal(stops(), 1);
  assert.deepEqual(
    settings.map(({ run }) => run),
    [1, 2],
  );
});

test('Run elsewhere stops the oldest bench when the connections of the origin are spent', async () => {
  const page = services(true);
  const { bench: first } = model(true, page, { id: 'first', needsLab: true, need: { a: 3, b: 0 } });
  const { bench: second } = model(true, page, {
    id: 'second',
    needsLab: true,
    need: { a: 3, b: 0 },
  });
  await first.start({ launch: launcher().launch, via: 'direct' });
  await second.start({ launch: launcher().launch, via: 'direct' });
  assert.equal(first.state.value, 'stopped');
  assert.equal(second.state.value, 'running');
});

test('a run that ends by itself gives its connections back', async () => {
  const { bench, page } = model();
  const { launch, ended } = launcher();
  await bench.start({ launch, via: 'direct' });
  assert.deepEqual(page.usedConnections.value, { a: 1, b: 0 });
  ended.value = true;
  await Promise.resolve();
  assert.equal(bench.state.value, 'finished');
  assert.deepEqual(page.usedConnections.value, { a: 0, b: 0 });
});
