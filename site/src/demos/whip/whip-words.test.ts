/** The sentence above the tables. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noReport } from './whip-report.ts';
import { whipWords } from './whip-words.ts';

test('it says how far the run is', () => {
  assert.match(whipWords(null), /^Press Run/);
  assert.match(whipWords(noReport), /being made/);
  const exchanges = [{ method: 'POST', purpose: 'offer', status: 201, atMs: 9 }];
  assert.match(whipWords({ ...noReport, exchanges }), /^POST was answered with 201/);
  assert.equal(
    whipWords({ ...noReport, exchanges, connectedMs: 250, iceServers: 1 }),
    'Connected after 250 ms, with 1 request so far; 1 Link field named STUN and TURN; no frame came yet.',
  );
});
