import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeWindow, pageRealm } from '../testing/page-realm.ts';

const scripts = ['recorder.js'];

function setUp(clones?: (data: unknown) => boolean) {
  const inner = fakeWindow();
  const top = fakeWindow(fakeWindow(), fakeWindow(inner));
  const realm = pageRealm({ scripts, top, dataset: { name: 'B' }, ...(clones && { clones }) });
  return { top, inner, realm };
}

/** Without the prototypes of the realm that made it. */
const plain = (value: unknown): unknown => structuredClone(value);

test('once it is loaded a document introduces itself to the top, and gives it the port of its reports', () => {
  const { top, realm } = setUp();
  assert.deepEqual(top.posted, []);
  realm.load();
  assert.deepEqual(plain(top.posted), [
    [
      { type: 'document', protocol: 1, session: 'mine', run: 7, name: 'B' },
      '*',
      ['the port of reports'],
    ],
  ]);
});

test('a document that is the top itself stays silent', () => {
  const realm = pageRealm({ scripts, top: fakeWindow() });
  realm.read('top = window');
  realm.load();
  assert.deepEqual(realm.reports, []);
});

test('a message is told with its source, and with what the later listeners made of it', () => {
  const { top, realm } = setUp();
  realm.read("addEventListener('message', (event) => recorder.judge(event, 'accepted'))");
  realm.get({ source: top[1] ?? null });
  assert.deepEqual(plain(realm.reports), [
    {
      type: 'record',
      way: 'delivered',
      lane: 'postMessage',
      atMs: 1005,
      from: [1],
      origin: 'http://127.0.0.1:4601',
      data: 'Hello world',
      ports: 0,
      verdict: 'accepted',
      isLast: false,
    },
  ]);
});

test('an event that a script dispatched is not told', () => {
  const { realm } = setUp();
  realm.get({ isTrusted: false });
  assert.deepEqual(realm.reports, []);
});

test('what is posted is told with its target; an exception is told and thrown', () => {
  const { top, inner, realm } = setUp();
  realm.read("recorder.post(top[1][0], 'Hello', 'http://b')");
  assert.deepEqual(plain(inner.posted), [['Hello', 'http://b', []]]);
  assert.deepEqual(
    realm.reports.map(({ way, to, targetOrigin, atMs }) => plain([way, to, targetOrigin, atMs])),
    [['posted', [1, 0], 'http://b', 1007]],
  );
  Object.assign(top, {
    postMessage: () => {
      throw new SyntaxError('no origin');
    },
  });
  assert.throws(() => realm.read("recorder.post(top, 'Hello', 'b')"), /no origin/);
  assert.equal(realm.reports[1]?.['way'], 'thrown');
  assert.equal(realm.reports[1]?.['verdict'], 'SyntaxError: no origin');
});

test('data that cannot be cloned again are told as text', () => {
  const { realm } = setUp((data) => typeof data === 'string');
  realm.get({ data: { a: 1 } });
  assert.equal(realm.reports[0]?.['data'], '[object Object]');
});

test('a mark is told and goes back once, and no later listener gets it', () => {
  const { top, realm } = setUp();
  let isStopped = false;
  const stopImmediatePropagation = (): void => void (isStopped = true);
  realm.get({ data: { recorderMark: 'there' }, stopImmediatePropagation });
  assert.ok(isStopped);
  assert.deepEqual(structuredClone(top.posted), [[{ recorderMark: 'back' }, '*']]);
  realm.get({ data: { recorderMark: 'back' }, stopImmediatePropagation });
  assert.equal(top.posted.length, 1);
  assert.deepEqual(
    realm.reports.map(({ type }) => type),
    ['mark', 'mark'],
  );
});

test('a document tells a thousand things, and says with the last that it is', () => {
  const { realm } = setUp();
  for (let count = 0; count < 1010; count += 1) realm.get({});
  assert.equal(realm.reports.length, 1000);
  assert.deepEqual(
    realm.reports.filter(({ isLast }) => isLast),
    [realm.reports.at(-1)],
  );
});

test('a window is found by its path in the tree of frames', () => {
  const { realm } = setUp();
  const path = (target: string) => plain(realm.read(`recorder.pathOf(${target})`));
  assert.deepEqual(path('top'), []);
  assert.deepEqual(path('top[1][0]'), [1, 0]);
  assert.equal(path('null'), null);
  assert.equal(path('{}'), null);
});
