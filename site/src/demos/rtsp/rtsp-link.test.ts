import assert from 'node:assert/strict';
import { test } from 'node:test';
import { relayUrl } from './rtsp-link.ts';

test('the relay is of no run, and is told the run of the RTSP connection', () => {
  const labs = ['http://127.0.0.1:4601/', 'http://127.0.0.1:4602/'] as const;
  assert.equal(
    relayUrl({ labs, session: 'ab12', run: 7 }),
    'ws://127.0.0.1:4601/s/ab12/0/rtsp/console?run=7',
  );
});

test('without a session there is no relay', () => {
  assert.throws(() => relayUrl({ labs: null, session: null, run: 7 }), /no session/);
});
