import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFiveTupleReport } from './five-tuple-report.ts';
import { fiveTupleWords } from './five-tuple-words.ts';

const none = { STUN: 0, DTLS: 0, SCTP: 0, SRTP: 0, RTP: 0, RTCP: 0, other: 0 };
const one = { tried: 1, used: 1 };

test('before the first datagram nothing is claimed', () => {
  assert.equal(fiveTupleWords(null, none, { tried: 0, used: 0 }), '');
  const waits = fiveTupleWords({ echo: null, framesReceived: 0 }, none, { tried: 0, used: 0 });
  assert.match(waits, /look for a path/);
});

test('the protocols that were seen are named, and the pair', () => {
  const counts = { ...none, STUN: 4, DTLS: 9 };
  assert.equal(
    fiveTupleWords({ echo: 'Hello', framesReceived: 0 }, counts, one),
    'STUN, DTLS over one pair of addresses. Bob answered “Hello”.',
  );
});

test('pairs that were only checked are told apart, and pictures that came back are counted', () => {
  const counts = { ...none, STUN: 4, DTLS: 9, SRTP: 30 };
  assert.equal(
    fiveTupleWords({ echo: null, framesReceived: 12 }, counts, { tried: 3, used: 1 }),
    'STUN, DTLS, SRTP over one pair of addresses; 2 others were only checked. Bob has not answered yet, and sent 12 frames of your picture back.',
  );
});

test('a report of a trace file is read, one of another shape is refused', () => {
  assert.deepEqual(readFiveTupleReport({ echo: null, framesReceived: 3 }), {
    echo: null,
    framesReceived: 3,
  });
  assert.throws(() => readFiveTupleReport({ echo: 3, framesReceived: 3 }), TypeError);
});
