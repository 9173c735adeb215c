import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeWindow, pageRealm } from '../testing/page-realm.ts';

function setUp() {
  const victim = fakeWindow();
  const attacker = fakeWindow(fakeWindow(victim), fakeWindow());
  const realm = pageRealm({ scripts: ['recorder.js', 'relay.js'], top: attacker });
  return { victim, attacker, realm };
}

test('it posts what its parent asks for, to the window at the path, under its own origin', () => {
  const { victim, attacker, realm } = setUp();
  realm.get({ data: { path: [0, 0], data: 'Your secret?', targetOrigin: '*' } });
  assert.deepEqual(structuredClone(victim.posted), [['Your secret?', '*', []]]);
  assert.deepEqual(attacker.posted, []);
});

test('what it hears from others it hands to its parent, with the origin that the browser tells', () => {
  const { victim, attacker, realm } = setUp();
  realm.get({ source: victim, data: 'the secret', origin: 'http://127.0.0.1:4602' });
  assert.deepEqual(structuredClone(attacker.posted), [
    [{ heard: 'the secret', from: 'http://127.0.0.1:4602' }, '*', []],
  ]);
  assert.equal(realm.reports.at(-1)?.['verdict'], 'handed to the attacker');
});
