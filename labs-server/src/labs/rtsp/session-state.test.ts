import assert from 'node:assert/strict';
import { test } from 'node:test';
import { methodsIn, nextState, type SessionState, type StateMethod } from './session-state.ts';

/** RFC 2326 appendix A.2, row by row. */
const valid: readonly [SessionState, StateMethod, SessionState][] = [
  ['Init', 'SETUP', 'Ready'],
  ['Init', 'TEARDOWN', 'Init'],
  ['Ready', 'PLAY', 'Playing'],
  ['Ready', 'SETUP', 'Ready'],
  ['Ready', 'TEARDOWN', 'Init'],
  ['Ready', 'RECORD', 'Recording'],
  ['Playing', 'PLAY', 'Playing'],
  ['Playing', 'PAUSE', 'Ready'],
  ['Playing', 'TEARDOWN', 'Init'],
  ['Recording', 'RECORD', 'Recording'],
  ['Recording', 'PAUSE', 'Ready'],
  ['Recording', 'TEARDOWN', 'Init'],
];

test('a method leads from state to state as appendix A.2 says, and is otherwise not valid', () => {
  const methods: readonly StateMethod[] = ['SETUP', 'PLAY', 'PAUSE', 'RECORD', 'TEARDOWN'];
  for (const state of ['Init', 'Ready', 'Playing', 'Recording'] as const) {
    for (const method of methods) {
      const row = valid.find(([from, name]) => from === state && name === method);
      assert.equal(nextState(state, method), row?.[2] ?? null, `${method} in ${state}`);
    }
  }
});

test('what is valid in a state is listed', () => {
  assert.deepEqual(methodsIn('Playing'), ['PLAY', 'PAUSE', 'TEARDOWN']);
});
