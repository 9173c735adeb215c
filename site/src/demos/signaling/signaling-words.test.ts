import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nothingCalled, phases, type Step } from './signaling-report.ts';
import {
  codeProblem,
  contentOf,
  isLoopback,
  joinUrl,
  lifelines,
  phaseWords,
} from './signaling-words.ts';

test('every phase has a sentence', () => {
  for (const phase of phases) {
    assert.match(phaseWords({ ...nothingCalled, phase, code: 'K7XPD' }), /^[A-Z].*\.$/);
  }
});

test('a code is complained about only when it is typed and wrong', () => {
  assert.equal(codeProblem(''), null);
  assert.equal(codeProblem('k7-xpd'), null);
  assert.match(codeProblem('K0XPD') ?? '', /none of them is 0, O/);
});

test('the link keeps the page, leads to the bench, and does not present', () => {
  assert.equal(
    joinUrl(
      'http://h:4600/lectures/x/webrtc/?present&lab=http%3A%2F%2Fl#slide',
      'K7XPD',
      'bench-c',
    ),
    'http://h:4600/lectures/x/webrtc/?lab=http%3A%2F%2Fl&room=K7XPD#bench-c',
  );
});

test('an address of this machine only is known', () => {
  assert.deepEqual(
    ['127.0.0.1', 'localhost', '[::1]', '192.168.1.7', 'lab.example'].map(isLoopback),
    [true, true, true, false, false],
  );
});

test('the lifelines say who is who', () => {
  assert.deepEqual(lifelines({ me: 'B', other: 'code', way: 'sse' }), {
    a: 'the other page',
    server: 'signaling server',
    b: 'this page',
  });
  assert.equal(lifelines({ me: 'A', other: 'bob', way: 'sse' }).b, 'Bob');
  assert.equal(lifelines({ me: null, other: 'here', way: 'sse' }).b, 'this page, too');
});

test('a description is shown line by line, a candidate member by member', () => {
  const step = {
    atMs: 0,
    kind: 'message',
    from: 'A',
    text: '',
    sent: true,
    received: false,
  } as const;
  const of = (message: Step['message']) => contentOf({ ...step, message });
  assert.equal(of({ type: 'offer', sdp: 'v=0\r\ns=-\r\n' }), 'v=0\ns=-\n');
  assert.equal(of({ type: 'candidate', candidate: null }), 'null: there are no more.');
  assert.equal(of({ type: 'bye', reason: 'enough' }), 'enough');
});
