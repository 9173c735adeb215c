import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeWindow, pageRealm } from '../testing/page-realm.ts';

const usual = { name: 'B', check: 'exact', reply: 'origin', answer: 'Hello' };

/** Document B in the frame of a page; its own script lets everything through. */
function setUp(change: Readonly<Record<string, string>> = {}, own = 'accept(event)') {
  const parent = fakeWindow(fakeWindow());
  const scripts = ['recorder.js', 'document.js'];
  const realm = pageRealm({ scripts, top: parent, dataset: { ...usual, ...change } });
  realm.read(`addEventListener('message', (event) => { ${own} })`);
  return { parent, realm };
}

const told = (realm: ReturnType<typeof setUp>['realm']) =>
  realm.reports.map(({ way, lane, verdict }) => [way, lane, verdict ?? null]);

test('a message that is accepted is answered to its source, for its origin', () => {
  const { parent, realm } = setUp();
  realm.get({});
  assert.deepEqual(structuredClone(parent.posted), [['Hello', 'http://127.0.0.1:4601', []]]);
  assert.deepEqual(told(realm), [
    ['posted', 'postMessage', null],
    ['delivered', 'postMessage', 'accepted by exact'],
  ]);
});

test('it can answer to any origin, or not at all', () => {
  const any = setUp({ reply: 'any' });
  any.realm.get({});
  assert.equal(any.parent.posted[0]?.[1], '*');
  const none = setUp({ reply: 'none', check: 'none' });
  none.realm.get({});
  assert.deepEqual(none.parent.posted, []);
  assert.equal(none.realm.reports[0]?.['verdict'], 'accepted without a check');
});

test('an origin that is no target is told, and throws nothing', () => {
  const { parent, realm } = setUp();
  Object.assign(parent, {
    postMessage: () => {
      throw new SyntaxError('no');
    },
  });
  realm.get({ origin: 'null' });
  assert.match(String(realm.reports.at(-1)?.['verdict']), /"null" cannot be named as a target$/);
});

test('a message that is refused is not answered, and the reason is told', () => {
  const { parent, realm } = setUp({}, "refuse(event, 'event.origin is not x')");
  realm.get({});
  assert.deepEqual(parent.posted, []);
  assert.deepEqual(told(realm), [['delivered', 'postMessage', 'refused: event.origin is not x']]);
});

test('a port that came is answered on, past the window', () => {
  const { parent, realm } = setUp();
  const answers: unknown[] = [];
  const port = {
    onmessage: (_event: object): void => undefined,
    postMessage: (data: unknown) => void answers.push(data),
  };
  realm.get({ ports: [port] });
  port.onmessage({ data: 'one', origin: '', ports: [], timeStamp: 6 });
  realm.load();
  assert.deepEqual(answers, ['Hello, by the port']);
  assert.deepEqual(told(realm), [
    ['delivered', 'postMessage', 'accepted by exact'],
    ['posted', 'MessagePort', null],
    ['delivered', 'MessagePort', 'no listener of the window hears it'],
  ]);
  assert.deepEqual(
    realm.reports.slice(1).map(({ to, from }) => structuredClone(to ?? from)),
    [[], []],
  );
  assert.ok(parent.posted.every(([data]) => data !== 'Hello, by the port'));
});

test('it joins a channel, tells what it hears there, and announces', () => {
  const { parent, realm } = setUp();
  realm.get({ data: { announce: 'too early' } });
  realm.get({ data: { listen: 'news' } });
  const [channel] = realm.channels;
  assert.equal(channel?.name, 'news');
  channel?.onmessage?.({ data: 'A1 has news', ports: [], timeStamp: 6 });
  realm.get({ data: { announce: 'B has news' } });
  assert.deepEqual(channel?.posted, ['B has news']);
  assert.deepEqual(
    parent.posted.map(([data]) => structuredClone(data)),
    [
      { name: 'B', listensTo: 'news' },
      { name: 'B', heard: 'A1 has news' },
    ],
  );
  realm.get({ data: { listen: 'sport' } });
  assert.equal(channel?.isClosed, true);
});

test('the page lists what it heard, and keeps the newest eight lines', () => {
  const { realm } = setUp();
  for (let count = 1; count <= 9; count += 1) realm.get({ data: { count } });
  assert.equal(realm.lines.length, 8);
  assert.equal(realm.lines[7], 'http://127.0.0.1:4601 “{"count":9}” accepted by exact');
});

test('when the page at the top asks, it posts to the document that it embeds, else to its parent', () => {
  const { parent, realm } = setUp();
  realm.command({ data: 'Hello world', targetOrigin: 'http://b' });
  const mark = [{ recorderMark: 'there' }, '*'];
  assert.deepEqual(structuredClone(parent.posted), [['Hello world', 'http://b', []], mark]);
  const frame = fakeWindow();
  const a = pageRealm({
    scripts: ['recorder.js', 'document.js'],
    top: fakeWindow(fakeWindow(frame)),
    dataset: usual,
    frame,
  });
  a.command({ data: 'Hello world', targetOrigin: 'http://b' });
  assert.equal(frame.posted.length, 2);
  const { postMessage } = frame;
  Object.assign(frame, {
    postMessage: (data: unknown, target: string) => {
      if (target === 'b') throw new SyntaxError('no');
      postMessage(data, target);
    },
  });
  a.command({ data: 'Hello world', targetOrigin: 'b' });
  assert.equal(a.reports.at(-1)?.['way'], 'thrown');
  assert.deepEqual(structuredClone(frame.posted.at(-1)), mark);
});
